package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.BoxCursor;
import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The `emsg` boxes of a segment that carry what a session key signed (ISO/IEC 23009-1, 5.10.3.3;
/// C2PA 2.4, 19.4.2).
final class EventMessage {
    /// What tells such a box from others.
    static final Bytes SCHEME =
            Bytes.of("urn:c2pa:verifiable-segment-info".getBytes(StandardCharsets.US_ASCII));

    private static final String VALUE = "fseg";
    private static final int LONGEST = 1 << 18;

    private EventMessage() {}

    /// What the boxes carry, in order.
    ///
    /// @throws MalformedException if something in the segment is no box
    static List<Bytes> in(ChannelReader segment) throws MalformedException, IOException {
        var messages = new ArrayList<Bytes>();
        var boxes = BoxCursor.root(segment, new BoxBudget());
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            if (box.get().type().equals("emsg") && box.get().payload().length() <= LONGEST) {
                note(segment, box.get(), messages);
            }
        }
        return List.copyOf(messages);
    }

    private static void note(ChannelReader segment, Box box, List<Bytes> messages)
            throws MalformedException, IOException {
        segment.seek(box.payload().start());
        var in = new ByteReader(Bytes.of(segment.take((int) box.payload().length(), "emsg")));
        if (in.u32("emsg") >>> 24 != 0) {
            return; // another version puts the numbers first, and is not what C2PA means
        }
        var scheme = text(in);
        var value = text(in);
        if (!scheme.equals(SCHEME) || !value.toText().equals(VALUE)) {
            return;
        }
        in.u32("timescale");
        long delta = in.u32("presentation_time_delta");
        in.u32("event_duration");
        in.u32("id");
        if (delta == 0) {
            messages.add(in.rest());
        }
    }

    private static Bytes text(ByteReader in) throws MalformedException {
        int start = in.position();
        while (in.u8("emsg") != 0) {
            // to the end of the text
        }
        var text = in.since(start);
        return text.slice(0, text.length() - 1);
    }
}
