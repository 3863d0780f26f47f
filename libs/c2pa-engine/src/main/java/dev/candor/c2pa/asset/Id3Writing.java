package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.id3.Id3;
import dev.candor.c2pa.asset.id3.Id3Reader;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Puts a store into the ID3v2 tag in front of audio: as the last frame of the tag that is there,
/// or of a new one (ID3v2.3, 4.16; C2PA 2.4, A.3.4). All but the store itself is signed: the header
/// of the tag and of the frame, and the names in it.
final class Id3Writing {
    static final int HEADER = 10;
    private static final int USUAL_VERSION = 3;
    private static final int SYNCHSAFE_VERSION = 4;
    private static final int SHORT_VERSION = 2;
    static final int MOST_IN_A_TAG = (1 << 28) - 1;
    private static final int MOST_IN_A_SHORT_FRAME = (1 << 24) - 1;
    private static final byte[] NAMES =
            "\0application/c2pa\0c2pa\0c2pa manifest store\0".getBytes(StandardCharsets.US_ASCII);

    private Id3Writing() {}

    /// @throws MalformedException if a tag is broken
    static Splicing splicing(ChannelReader asset) throws MalformedException, IOException {
        var tags = Id3Reader.read(asset, Container.MAX_STORE);
        var leading = tags.leading();
        if (leading == null) {
            return length -> plan(asset, USUAL_VERSION, List.of(), 0, UpdateRoom.around(length));
        }
        var frames = frames(tags, leading);
        boolean kept = isKeptAsItIs(asset, tags, leading);
        boolean elsewhere =
                tags.stores().stream()
                        .anyMatch(store -> !kept || store.carrier().end() > leading.end());
        return length -> {
            if (elsewhere) {
                throw new NoRoomException(
                        "The ID3 tag holds credentials in a way that they cannot be taken out of",
                        NoRoomException.Remedy.BESIDE);
            }
            int room = UpdateRoom.around(length);
            return kept
                    ? plan(asset, leading.version(), frames, leading.end(), room)
                    : plan(asset, USUAL_VERSION, List.of(), 0, room);
        };
    }

    /// Whether a tag is nothing but its frames, so that they may stand in another.
    static boolean isKeptAsItIs(ChannelReader asset, Id3 tags, Id3.LeadingTag leading)
            throws MalformedException, IOException {
        var frames = frames(tags, leading);
        long end = frames.isEmpty() ? HEADER : frames.getLast().end();
        for (var store : tags.stores()) {
            end = Math.max(end, Math.min(store.carrier().end(), leading.end()));
        }
        return leading.plain() && isZero(asset, new Range(end, leading.end() - end));
    }

    /// Replaces the object that the frame ends with.
    static Splicing updating(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        var store = layout.store();
        var carriers = List.<Range>of();
        if (store != null) {
            long end = layout.storeRanges().getFirst().end();
            long start = Math.max(0, end - store.length());
            asset.seek(start);
            if (store.matches(asset.take((int) (end - start), "GEOB"))) {
                carriers = List.of(new Range(start, end - start));
            }
        }
        return UpdateRoom.inPlace(asset, carriers, layout, Bytes::toArray);
    }

    /// The frames of the leading tag that are no stores.
    static List<Range> frames(Id3 tags, Id3.LeadingTag leading) {
        return tags.metadata().stream().filter(frame -> frame.end() <= leading.end()).toList();
    }

    private static boolean isZero(ChannelReader asset, Range range)
            throws MalformedException, IOException {
        asset.seek(range.start());
        while (asset.position() < range.end()) {
            if (asset.u8("ID3 tag") != 0) {
                return false;
            }
        }
        return true;
    }

    /// @param frames what stays of the tag
    /// @param audio what stays behind it
    private static Splice plan(
            ChannelReader asset, int version, List<Range> frames, long audio, int room)
            throws NoRoomException {
        var frame = frameHeader("GEOB", version, Math.addExact(NAMES.length, room));
        long size = frame.length + NAMES.length + (long) room;
        for (var one : frames) {
            size += one.length();
        }
        if (size > MOST_IN_A_TAG
                || version == SHORT_VERSION && NAMES.length + room > MOST_IN_A_SHORT_FRAME) {
            throw new NoRoomException(
                    "The ID3 tag would be longer than it can say", NoRoomException.Remedy.BESIDE);
        }
        var splice = new Splice.Builder().fresh(header(version, (int) size));
        frames.forEach(splice::copy);
        return splice.fresh(frame)
                .fresh(NAMES)
                .gap(room)
                .copy(new Range(audio, asset.size() - audio))
                .build(
                        store -> List.of(UpdateRoom.filled(store, room).toArray()),
                        ContentBinding.Data.whole());
    }

    static byte[] header(int version, int size) {
        return ByteBuffer.allocate(HEADER)
                .put(new byte[] {'I', 'D', '3', (byte) version, 0, 0})
                .putInt(synchsafe(size))
                .array();
    }

    static byte[] frameHeader(String frame, int version, int size) {
        if (version == SHORT_VERSION) {
            return new byte[] {'G', 'E', 'O', (byte) (size >> 16), (byte) (size >> 8), (byte) size};
        }
        return ByteBuffer.allocate(HEADER)
                .put(frame.getBytes(StandardCharsets.US_ASCII))
                .putInt(version == SYNCHSAFE_VERSION ? synchsafe(size) : size)
                .array();
    }

    /// Seven bits in each byte, so that no decoder takes them for audio.
    private static int synchsafe(int value) {
        return value & 0x7F
                | (value & 0x3F80) << 1
                | (value & 0x1F_C000) << 2
                | (value & 0xFE0_0000) << 3;
    }
}
