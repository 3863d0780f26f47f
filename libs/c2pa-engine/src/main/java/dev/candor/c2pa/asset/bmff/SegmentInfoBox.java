package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The event message that carries what a session key signed of a media segment (ISO/IEC 23009-1,
/// 5.10.3.3; C2PA 2.4, 19.4.2).
///
/// @param timescale in which time is counted, in units a second
/// @param delta from the start of the segment
/// @param duration of the segment
/// @param id tells it from others of the session
/// @param message what it carries
public record SegmentInfoBox(long timescale, long delta, long duration, long id, Bytes message) {
    /// What tells such a box from others.
    public static final Bytes SCHEME =
            Bytes.of("urn:c2pa:verifiable-segment-info".getBytes(StandardCharsets.US_ASCII));

    private static final String BOX = "emsg";
    private static final byte[] VALUE = "fseg\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 1 << 18;
    private static final int NUMBERS = 4 * Integer.BYTES;
    private static final int AROUND =
            Box.SHORT_HEADER + Integer.BYTES + SCHEME.length() + 1 + VALUE.length + NUMBERS;

    /// The box, if it is of the one kind that C2PA means.
    ///
    /// @throws MalformedException if it ends within its fields
    public static Optional<SegmentInfoBox> of(ChannelReader segment, Box box)
            throws MalformedException, IOException {
        if (!box.type().equals(BOX) || box.payload().length() > LONGEST) {
            return Optional.empty();
        }
        segment.seek(box.payload().start());
        var in = new ByteReader(Bytes.of(segment.take((int) box.payload().length(), BOX)));
        if (in.u32(BOX) != 0) {
            return Optional.empty(); // another version puts the numbers first; flags there are none
        }
        var scheme = text(in);
        var value = text(in);
        if (!scheme.equals(SCHEME) || !value.toText().equals("fseg")) {
            return Optional.empty();
        }
        return Optional.of(
                new SegmentInfoBox(in.u32(BOX), in.u32(BOX), in.u32(BOX), in.u32(BOX), in.rest()));
    }

    private static Bytes text(ByteReader in) throws MalformedException {
        int start = in.position();
        while (in.u8(BOX) != 0) {
            // to the end of the text
        }
        var text = in.since(start);
        return text.slice(0, text.length() - 1);
    }

    /// How long the box of a message is.
    public static int length(int message) {
        return AROUND + message;
    }

    /// The box as it is written.
    public byte[] toBytes() {
        int length = length(message.length());
        return ByteBuffer.allocate(length)
                .putInt(length)
                .put(BOX.getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .put(SCHEME.toBuffer())
                .put((byte) 0)
                .put(VALUE)
                .putInt((int) timescale)
                .putInt((int) delta)
                .putInt((int) duration)
                .putInt((int) id)
                .put(message.toBuffer())
                .array();
    }
}
