package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Goes through the chunks of a RIFF file, be its sizes in 32 bits or in 64 (EBU Tech 3306, ITU-R
/// BS.2088).
final class RiffChunks {
    /// What precedes the content of a chunk: identifier and size.
    static final int HEADER = 8;

    /// What precedes the chunks in a root: a header, and what the root says it is.
    static final int FORM_HEADER = 12;

    /// Stands in place of a size that 32 bits do not hold.
    static final long SAID_ELSEWHERE = 0xFFFF_FFFFL;

    static final Set<String> ROOTS = Set.of("RIFF", "RF64", "BW64");

    private static final String LIST = "LIST";
    private static final String SIZES = "ds64";

    private RiffChunks() {}

    /// A root without what lies in it, or a chunk that lies in a root directly.
    ///
    /// @param name the identifier; of roots and lists what they say they are
    /// @param payload count of bytes behind the header
    /// @param end the first byte behind it, padding included
    record Chunk(String id, String name, long start, long payload, long end) {
        Range range() {
            return new Range(start, end - start);
        }

        Range content() {
            return new Range(start + HEADER, payload);
        }
    }

    @FunctionalInterface
    interface Visitor {
        void visit(Chunk chunk) throws MalformedException, IOException;
    }

    /// The first root, with all that lies in it.
    static Chunk root(ChannelReader asset) throws MalformedException, IOException {
        return next(asset, 0, asset.size(), new HashMap<>());
    }

    /// Goes through the roots and what lies in them directly; lists are not gone into.
    static void walk(ChannelReader asset, Visitor visitor) throws MalformedException, IOException {
        var sizes = new HashMap<String, Long>();
        int count = 0;
        long at = 0;
        do {
            var root = next(asset, at, asset.size(), sizes);
            visitor.visit(
                    new Chunk(root.id, root.name, at, FORM_HEADER - HEADER, at + FORM_HEADER));
            long inside = at + FORM_HEADER;
            while (root.content().end() - inside >= HEADER) {
                if (++count > Container.MAX_BOXES) {
                    throw new MalformedException(root.id, inside, "more chunks than are read");
                }
                var chunk = next(asset, inside, root.content().end(), sizes);
                visitor.visit(chunk);
                inside = chunk.end;
            }
            at = root.end;
        } while (asset.size() - at >= FORM_HEADER && beginsRoot(asset, at));
    }

    private static boolean beginsRoot(ChannelReader asset, long at)
            throws MalformedException, IOException {
        asset.seek(at);
        return ROOTS.contains(fourCharacters(asset));
    }

    private static Chunk next(ChannelReader asset, long start, long limit, Map<String, Long> sizes)
            throws MalformedException, IOException {
        asset.seek(start);
        var id = fourCharacters(asset);
        long said = u32(asset, id);
        var name = id;
        if (ROOTS.contains(id) || id.equals(LIST)) {
            name = fourCharacters(asset);
        }
        if (id.equals("RF64") || id.equals("BW64")) {
            readSizes(asset, sizes);
        }
        long payload = said == SAID_ELSEWHERE ? sizes.getOrDefault(id, said) : said;
        if (payload > limit - start - HEADER) {
            throw new MalformedException(
                    id, start, "%d bytes, which are not there".formatted(payload));
        }
        long end = start + HEADER + payload;
        return new Chunk(id, name, start, payload, Math.min(limit, end + (payload & 1)));
    }

    /// The sizes that 32 bits do not hold, which stand at the beginning of the root.
    private static void readSizes(ChannelReader asset, Map<String, Long> sizes)
            throws MalformedException, IOException {
        long start = asset.position();
        if (!fourCharacters(asset).equals(SIZES)) {
            throw new MalformedException(SIZES, start, "the first chunk is another one");
        }
        asset.skip(4);
        long root = u64(asset);
        sizes.put("RF64", root);
        sizes.put("BW64", root);
        sizes.put("data", u64(asset));
    }

    private static String fourCharacters(ChannelReader asset)
            throws MalformedException, IOException {
        return new String(asset.take(4, "chunk"), StandardCharsets.ISO_8859_1);
    }

    static int u16(ChannelReader asset) throws MalformedException, IOException {
        return asset.u8("chunk") | asset.u8("chunk") << 8;
    }

    static int u24(ChannelReader asset) throws MalformedException, IOException {
        return u16(asset) | asset.u8("chunk") << 16;
    }

    static long u32(ChannelReader asset, String box) throws MalformedException, IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) asset.u32(box)));
    }

    private static long u64(ChannelReader asset) throws MalformedException, IOException {
        long value = u32(asset, SIZES) | u32(asset, SIZES) << 32;
        if (value < 0) {
            throw new MalformedException(SIZES, asset.position(), "a size beyond all bounds");
        }
        return value;
    }
}
