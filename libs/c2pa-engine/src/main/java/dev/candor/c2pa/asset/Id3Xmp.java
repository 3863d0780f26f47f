package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.id3.Id3;
import dev.candor.c2pa.asset.id3.Id3Reader;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts an XMP packet into the ID3v2 tag in front of audio, as a private frame (ID3v2.3, 4.28; XMP
/// specification, part 3): behind all others of the tag that is there, or in a new one.
final class Id3Xmp {
    private static final int OLDEST_VERSION = 3;
    private static final byte[] OWNER = "XMP\0".getBytes(StandardCharsets.US_ASCII);

    private Id3Xmp() {}

    static Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        var packet = XmpEdit.of(asset, layout, properties);
        var tags = Id3Reader.read(asset, Container.MAX_STORE);
        var leading = tags.leading();
        if (leading == null) {
            return plan(asset, OLDEST_VERSION, List.of(), 0, packet);
        } else if (leading.version() < OLDEST_VERSION
                || !Id3Writing.isKeptAsItIs(asset, tags, leading)) {
            throw new NoRoomException(
                    "The ID3 tag is of a kind that XMP cannot be put into",
                    NoRoomException.Remedy.BESIDE);
        }
        return plan(
                asset,
                leading.version(),
                others(tags, leading, layout.xmp()),
                leading.end(),
                packet);
    }

    private static List<Range> others(Id3 tags, Id3.LeadingTag leading, @Nullable Range xmp) {
        return Id3Writing.frames(tags, leading).stream()
                .filter(frame -> xmp == null || !frame.contains(xmp))
                .toList();
    }

    private static Splice plan(
            ChannelReader asset, int version, List<Range> frames, long audio, byte[] packet)
            throws NoRoomException {
        var frame =
                ByteBuffer.allocate(Id3Writing.HEADER + OWNER.length + packet.length)
                        .put(Id3Writing.frameHeader("PRIV", version, OWNER.length + packet.length))
                        .put(OWNER)
                        .put(packet)
                        .array();
        long size = frame.length + frames.stream().mapToLong(Range::length).sum();
        if (size > Id3Writing.MOST_IN_A_TAG) {
            throw new NoRoomException(
                    "The ID3 tag would be longer than it can say", NoRoomException.Remedy.BESIDE);
        }
        var splice = new Splice.Builder().fresh(Id3Writing.header(version, (int) size));
        frames.forEach(splice::copy);
        return splice.fresh(frame)
                .copy(new Range(audio, asset.size() - audio))
                .build(_ -> List.of(), ContentBinding.Data.whole());
    }
}
