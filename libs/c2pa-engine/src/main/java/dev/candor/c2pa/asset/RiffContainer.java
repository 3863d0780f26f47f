package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// RIFF and what is built on it: WebP, AVI with the large files of OpenDML, WAV with RF64 and BW64
/// (EBU Tech 3306, ITU-R BS.2088). The store is one `C2PA` chunk (C2PA 2.4, A.3.6).
final class RiffContainer implements Container {
    private static final int HEADER = 8;
    private static final int FORM_HEADER = 12;
    private static final long SAID_ELSEWHERE = 0xFFFF_FFFFL;

    private static final String STORE = "C2PA";
    private static final String LIST = "LIST";
    private static final String SIZES = "ds64";
    private static final Set<String> ROOTS = Set.of("RIFF", "RF64", "BW64");

    /// What EXIF, XMP, ID3 and broadcast metadata are called, and the list of INFO texts.
    private static final Set<String> METADATA =
            Set.of("EXIF", "XMP ", "_PMX", "bext", "iXML", "axml", "id3 ", "ID3 ", "INFO");

    private static final Set<String> XMP = Set.of("XMP ", "_PMX");

    private final String form;

    /// @param form what the first root says it is, such as `WEBP`
    RiffContainer(String form) {
        this.form = form;
    }

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        var head = new String(asset.head(FORM_HEADER), StandardCharsets.ISO_8859_1);
        return head.length() == FORM_HEADER
                && ROOTS.contains(head.substring(0, 4))
                && head.endsWith(form);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        try {
            walk(asset, chunk -> note(asset, chunk, layout));
        } catch (MalformedException e) {
            if (layout.storeRanges.isEmpty()) {
                throw e;
            }
        }
        return layout.build();
    }

    @Override
    public Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        var boxes = new ArrayList<NamedRange>();
        walk(
                asset,
                chunk -> {
                    if (!boxes.isEmpty() && boxes.getLast().range().end() != chunk.start) {
                        throw new MalformedException(
                                chunk.id, chunk.start, "bytes before it that are no chunk");
                    }
                    boxes.add(
                            chunk.id.equals(STORE)
                                    ? new NamedRange(NamedRange.STORE, chunk.range())
                                    : NamedRange.other(chunk.name, chunk.range()));
                });
        return Optional.of(boxes);
    }

    /// A root without what lies in it, or a chunk that lies in a root directly.
    ///
    /// @param name the identifier; of roots and lists what they say they are
    /// @param payload count of bytes behind the header
    /// @param end the first byte behind it, padding included
    private record Chunk(String id, String name, long start, long payload, long end) {
        Range range() {
            return new Range(start, end - start);
        }

        Range content() {
            return new Range(start + HEADER, payload);
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(Chunk chunk) throws MalformedException, IOException;
    }

    /// Goes through the roots and what lies in them directly; lists are not gone into.
    private static void walk(ChannelReader asset, Visitor visitor)
            throws MalformedException, IOException {
        var sizes = new HashMap<String, Long>();
        int count = 0;
        long at = 0;
        do {
            var root = next(asset, at, asset.size(), sizes);
            visitor.visit(
                    new Chunk(root.id, root.name, at, FORM_HEADER - HEADER, at + FORM_HEADER));
            long inside = at + FORM_HEADER;
            while (root.content().end() - inside >= HEADER) {
                if (++count > MAX_BOXES) {
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

    private static void note(ChannelReader asset, Chunk chunk, Layout.Builder layout)
            throws MalformedException, IOException {
        if (chunk.id.equals(STORE)) {
            noteStore(asset, chunk, layout);
        } else if (METADATA.contains(chunk.name)) {
            layout.metadata.add(chunk.range());
            if (XMP.contains(chunk.id)) {
                layout.xmp = chunk.content();
            } else if (chunk.id.equals("EXIF")) {
                layout.exif = chunk.content();
            }
        } else {
            noteSize(asset, chunk, layout);
        }
    }

    /// A byte that rounds the chunk up is zero, or something hides in it.
    private static void noteStore(ChannelReader asset, Chunk chunk, Layout.Builder layout)
            throws MalformedException, IOException {
        if (chunk.payload > MAX_STORE) {
            throw new MalformedException(
                    STORE, chunk.start, "a manifest store of %d bytes".formatted(chunk.payload));
        }
        asset.seek(chunk.content().start());
        var store = Bytes.of(asset.take((int) chunk.payload, STORE));
        layout.carry(chunk.range(), store);
        if (chunk.end > chunk.content().end() && asset.u8(STORE) != 0) {
            layout.storeIntact = false;
        }
    }

    private static void noteSize(ChannelReader asset, Chunk chunk, Layout.Builder layout)
            throws MalformedException, IOException {
        long content = chunk.content().start();
        if (chunk.id.equals("VP8X") && chunk.payload >= 10) {
            asset.seek(content + 4);
            layout.width = u24(asset) + 1;
            layout.height = u24(asset) + 1;
        } else if (chunk.id.equals("VP8 ") && chunk.payload >= 10 && layout.width == 0) {
            asset.seek(content + 6);
            layout.width = u16(asset) & 0x3FFF;
            layout.height = u16(asset) & 0x3FFF;
        } else if (chunk.id.equals("VP8L") && chunk.payload >= 5 && layout.width == 0) {
            asset.seek(content + 1);
            long bits = u32(asset, chunk.id);
            layout.width = (int) (bits & 0x3FFF) + 1;
            layout.height = (int) (bits >> 14 & 0x3FFF) + 1;
        } else if (chunk.name.equals("hdrl") && chunk.payload >= 52) {
            asset.seek(content + 44); // in the main AVI header, which comes first
            layout.width = (int) u32(asset, "avih");
            layout.height = (int) u32(asset, "avih");
        }
    }

    private static String fourCharacters(ChannelReader asset)
            throws MalformedException, IOException {
        return new String(asset.take(4, "chunk"), StandardCharsets.ISO_8859_1);
    }

    private static int u16(ChannelReader asset) throws MalformedException, IOException {
        return asset.u8("chunk") | asset.u8("chunk") << 8;
    }

    private static int u24(ChannelReader asset) throws MalformedException, IOException {
        return u16(asset) | asset.u8("chunk") << 16;
    }

    private static long u32(ChannelReader asset, String box)
            throws MalformedException, IOException {
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
