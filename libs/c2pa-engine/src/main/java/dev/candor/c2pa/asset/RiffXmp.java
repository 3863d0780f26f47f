package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts an XMP packet into a RIFF file, in place of the one it has or as the last chunk of the
/// first root. A chunk that is there keeps its name, `XMP ` or `_PMX` (XMP specification, part
/// 3); a new one is called `XMP ` in all files, as other C2PA implementations look for no other.
/// A WebP says in its first chunk that it has one (RFC 9649, 2.7), and gets that chunk if it has
/// none.
final class RiffXmp {
    private static final String WEBP = "WEBP";
    private static final int LARGE_SIZE = 20;
    private static final int EXTENDED = 10;
    private static final int HAS_XMP = 0x04;
    private static final int HAS_ALPHA = 0x10;
    private static final int ALPHA_BIT = 28;

    private RiffXmp() {}

    /// @param form what the root says it is
    static Splice referring(ChannelReader asset, Layout layout, String form, byte[] packet)
            throws NoRoomException, MalformedException, IOException {
        var chunks = new ArrayList<RiffChunks.Chunk>();
        RiffChunks.walk(asset, chunks::add);
        if (chunks.stream().filter(one -> RiffChunks.ROOTS.contains(one.id())).count() > 1) {
            throw new NoRoomException(
                    "The file has several parts, and no place for an address",
                    NoRoomException.Remedy.BESIDE);
        }
        var edits = new ArrayList<Edit>();
        var old = chunks.stream().filter(one -> one.content().equals(layout.xmp())).findFirst();
        var chunk = chunk(old.map(RiffChunks.Chunk::id).orElse("XMP "), packet);
        long grown = 0;
        if (form.equals(WEBP)) {
            var extended = extended(asset, layout, chunks.get(1));
            edits.add(extended);
            grown = extended.bytes().length() - extended.range().length();
        }
        put(asset, old, chunk, grown, edits);
        return Edit.all(asset.size(), edits);
    }

    /// What it takes to put a chunk into the first root, in place of an old one or as the last.
    ///
    /// @param grown by how much other edits make the root longer
    static void put(
            ChannelReader asset,
            Optional<RiffChunks.Chunk> old,
            byte[] chunk,
            long grown,
            List<Edit> edits)
            throws NoRoomException, MalformedException, IOException {
        var root = RiffChunks.root(asset);
        long end = root.content().end();
        int padding = (int) (root.payload() & 1);
        long size = root.payload() + grown + chunk.length;
        if (old.isPresent()) {
            edits.add(new Edit(old.get().range(), chunk));
            size -= old.get().range().length();
        } else {
            var last = ByteBuffer.allocate(padding + chunk.length);
            edits.add(
                    new Edit(
                            new Range(end, root.end() - end),
                            last.position(padding).put(chunk).array()));
            size += padding;
        }
        edits.add(size(root, size, asset));
    }

    private static Edit size(RiffChunks.Chunk root, long size, ChannelReader asset)
            throws NoRoomException, MalformedException, IOException {
        asset.seek(4);
        if (RiffChunks.u32(asset, root.id()) == RiffChunks.SAID_ELSEWHERE
                && !root.id().equals("RIFF")) {
            return new Edit(new Range(LARGE_SIZE, 8), little(8).putLong(size).array());
        } else if (size >= RiffChunks.SAID_ELSEWHERE) {
            throw new NoRoomException(
                    "The RIFF file would be longer than it can say", NoRoomException.Remedy.BESIDE);
        }
        return new Edit(new Range(4, 4), little(4).putInt((int) size).array());
    }

    /// @param first the chunk of the root that all others come behind
    private static Edit extended(ChannelReader asset, Layout layout, RiffChunks.Chunk first)
            throws MalformedException, IOException {
        asset.seek(first.content().start());
        if (first.id().equals("VP8X") && first.payload() >= EXTENDED) {
            int flags = asset.u8("VP8X") | HAS_XMP;
            return new Edit(new Range(first.content().start(), 1), new byte[] {(byte) flags});
        }
        int flags = HAS_XMP;
        if (first.id().equals("VP8L")) {
            asset.skip(1);
            flags |= (RiffChunks.u32(asset, "VP8L") >> ALPHA_BIT & 1) == 1 ? HAS_ALPHA : 0;
        }
        var content = little(EXTENDED).putInt(flags);
        putThree(content, layout.width() - 1);
        putThree(content, layout.height() - 1);
        return Edit.at(first.start(), chunk("VP8X", content.array()));
    }

    private static void putThree(ByteBuffer bytes, int number) {
        bytes.put((byte) number).putShort((short) (number >> 8));
    }

    static byte[] chunk(String id, byte[] content) {
        return little(RiffChunks.HEADER + content.length + (content.length & 1))
                .put(id.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
