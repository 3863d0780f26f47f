package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Brotli;
import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// JPEG XL: the store is a `jumb` box, plain or packed in a `brob` box (ISO/IEC 18181-2, 9; C2PA
/// 2.4, A.3.9). A bare codestream carries none.
final class JpegXlContainer implements WritableContainer {
    static final byte[] SIGNATURE = {0, 0, 0, 12, 'J', 'X', 'L', ' ', 13, 10, (byte) 0x87, 10};
    private static final byte[] CODESTREAM = {(byte) 0xFF, 10};
    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int MOST_OF_SIZE = 16;

    /// Where the type of what a JUMBF box holds stands, behind two box headers, and its label.
    private static final int CONTENT_TYPE = 16;

    private static final byte[] STORE_TYPE = {
        0x63,
        0x32,
        0x70,
        0x61,
        0,
        0x11,
        0,
        0x10,
        (byte) 0x80,
        0,
        0,
        (byte) 0xAA,
        0,
        0x38,
        (byte) 0x9B,
        0x71
    };

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return asset.startsWith(SIGNATURE) || asset.startsWith(CODESTREAM);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        if (asset.startsWith(CODESTREAM)) {
            noteSize(asset, 0, layout);
            return layout.build();
        }
        var unpacking = new Unpacking();
        try {
            walk(asset, box -> note(asset, box, layout, unpacking));
        } catch (MalformedException e) {
            if (layout.storeRanges.isEmpty()) {
                throw e;
            }
        }
        return layout.build();
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        if (asset.startsWith(SIGNATURE)) {
            walk(asset, _ -> {});
        }
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        return JpegXlWriting.describing(asset, layout, properties);
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return asset.startsWith(SIGNATURE)
                ? JpegXlWriting.into(asset, layout)
                : JpegXlWriting.around(asset);
    }

    @Override
    public Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        if (asset.startsWith(CODESTREAM)) {
            return Optional.empty();
        }
        var store = layout(asset).storeRanges();
        var boxes = new ArrayList<NamedRange>();
        walk(
                asset,
                box ->
                        boxes.add(
                                store.contains(box.range())
                                        ? new NamedRange(NamedRange.STORE, box.range())
                                        : NamedRange.other(box.type, box.range())));
        return Optional.of(boxes);
    }

    /// A box on the top floor.
    private record Box(String type, long start, int header, long end) {
        Range range() {
            return new Range(start, end - start);
        }

        Range content() {
            return new Range(start + header, end - start - header);
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(Box box) throws MalformedException, IOException;
    }

    private static void walk(ChannelReader asset, Visitor visitor)
            throws MalformedException, IOException {
        long at = 0;
        for (int count = 0; at < asset.size(); count++) {
            if (count == MAX_BOXES) {
                throw new MalformedException("box", at, "more boxes than are read");
            }
            var box = next(asset, at);
            visitor.visit(box);
            at = box.end;
        }
    }

    private static Box next(ChannelReader asset, long start)
            throws MalformedException, IOException {
        asset.seek(start);
        long length = asset.u32("box length");
        var type = new String(asset.take(4, "box type"), StandardCharsets.ISO_8859_1);
        int header = HEADER;
        if (length == 1) {
            length = asset.u32("box length") << 32 | asset.u32("box length");
            header = LARGE_HEADER;
        } else if (length == 0) {
            length = asset.size() - start;
        }
        if (length < header || length > asset.size() - start) {
            throw new MalformedException(
                    type, start, "%d bytes, which are not there".formatted(length));
        }
        return new Box(type, start, header, start + length);
    }

    private static void note(
            ChannelReader asset, Box box, Layout.Builder layout, Unpacking unpacking)
            throws MalformedException, IOException {
        switch (box.type) {
            case "ftyp" -> layout.insertion = box.end;
            case "jxll" -> {
                if (box.start == layout.insertion) {
                    layout.insertion = box.end; // nothing may come between it and the file type
                }
            }
            case "jumb" -> {
                var head = head(asset, box);
                if (isStore(head)) {
                    layout.carry(box.range(), take(asset, box.range()));
                }
            }
            case "brob" -> notePacked(asset, box, layout, unpacking);
            case "xml " -> {
                layout.metadata.add(box.range());
                layout.xmp = box.content();
            }
            case "Exif" -> {
                layout.metadata.add(box.range());
                noteExif(asset, box, layout);
            }
            case "jxlc" -> noteSize(asset, box.content().start(), layout);
            case "jxlp" -> {
                if (layout.width == 0) {
                    noteSize(asset, box.content().start() + 4, layout);
                }
            }
            default -> {} // content, and what is not known here
        }
    }

    /// A box whose content is packed, behind the type it has unpacked.
    private static void notePacked(
            ChannelReader asset, Box box, Layout.Builder layout, Unpacking unpacking)
            throws MalformedException, IOException {
        asset.seek(box.content().start());
        var type = new String(asset.take(4, "brob"), StandardCharsets.ISO_8859_1);
        var packed = new Range(asset.position(), box.end - asset.position());
        switch (type) {
            case "jumb" -> {
                var content = unpacking.store(take(asset, packed), box);
                var head = content.slice(0, Math.min(content.length(), headLength())).toArray();
                if (isStore(head)) {
                    layout.carry(box.range(), boxed(content));
                }
            }
            case "xml " -> {
                layout.metadata.add(box.range());
                if (unpacking.isFirstXmp()) {
                    layout.unpackedXmp = unpackedXmp(asset, packed);
                }
            }
            case "Exif" -> layout.metadata.add(box.range());
            default -> {} // what is not known here
        }
    }

    /// How much is unpacked of one file, however many boxes there are.
    private static final class Unpacking {
        private long left = MAX_STORE;
        private boolean hasXmp;

        Bytes store(Bytes packed, Box box) throws MalformedException {
            try {
                var content = Brotli.unpack(packed, left, box.type);
                left -= content.length();
                return content;
            } catch (MalformedException e) {
                throw new MalformedException(box.type, box.start, e.reason());
            }
        }

        boolean isFirstXmp() {
            boolean first = !hasXmp;
            hasXmp = true;
            return first;
        }
    }

    /// Metadata that cannot be unpacked says nothing.
    private static Bytes unpackedXmp(ChannelReader asset, Range packed) throws IOException {
        try {
            return packed.length() > AssetFormats.MOST_METADATA
                    ? Bytes.EMPTY
                    : Brotli.unpack(take(asset, packed), AssetFormats.MOST_METADATA, "brob");
        } catch (MalformedException e) {
            return Bytes.EMPTY;
        }
    }

    private static int headLength() {
        return CONTENT_TYPE - HEADER + STORE_TYPE.length;
    }

    private static byte[] head(ChannelReader asset, Box box)
            throws MalformedException, IOException {
        asset.seek(box.content().start());
        return asset.take((int) Math.min(headLength(), box.content().length()), "jumb");
    }

    /// Whether the content of a JUMBF box begins as that of a manifest store.
    private static boolean isStore(byte[] head) {
        return head.length == headLength()
                && Arrays.equals(
                        head, CONTENT_TYPE - HEADER, head.length, STORE_TYPE, 0, STORE_TYPE.length);
    }

    private static Bytes boxed(Bytes content) {
        return Bytes.of(
                ByteBuffer.allocate(HEADER + content.length())
                        .putInt(HEADER + content.length())
                        .put("jumb".getBytes(StandardCharsets.US_ASCII))
                        .put(content.toBuffer())
                        .array());
    }

    private static Bytes take(ChannelReader asset, Range range)
            throws MalformedException, IOException {
        if (range.length() > MAX_STORE) {
            throw new MalformedException(
                    "jumb",
                    range.start(),
                    "a manifest store of %d bytes".formatted(range.length()));
        }
        asset.seek(range.start());
        return Bytes.of(asset.take((int) range.length(), "jumb"));
    }

    /// Before the TIFF structure stands where it begins.
    private static void noteExif(ChannelReader asset, Box box, Layout.Builder layout)
            throws MalformedException, IOException {
        var content = box.content();
        if (content.length() > 4) {
            asset.seek(content.start());
            long offset = 4 + asset.u32("Exif");
            if (offset < content.length()) {
                layout.exif = new Range(content.start() + offset, content.length() - offset);
            }
        }
    }

    private static void noteSize(ChannelReader asset, long codestream, Layout.Builder layout)
            throws MalformedException, IOException {
        asset.seek(codestream);
        long left = Math.min(MOST_OF_SIZE, asset.size() - codestream);
        var head = Bytes.of(asset.take((int) Math.max(0, left), "codestream"));
        var in = new ByteReader(head);
        if (in.remaining() > 2 && in.u16("codestream") == 0xFF0A) {
            var bits = new JpegXlSize(in.rest());
            layout.height = bits.height;
            layout.width = bits.width;
        }
    }
}
