package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Edit;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/// PNG: the store is one `caBX` chunk before the image data (ISO/IEC 15948; C2PA 2.4, A.3.2).
final class PngContainer implements WritableContainer {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int AROUND = 12;
    private static final int CHUNK_HEADER = 8;
    private static final String STORE = "caBX";
    private static final Set<String> METADATA = Set.of("eXIf", "iTXt", "tEXt", "zTXt", "tIME");
    private static final byte[] XMP =
            "XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return asset.startsWith(SIGNATURE);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        try {
            walk(asset, layout);
        } catch (MalformedException e) {
            if (layout.store == null) {
                throw e;
            }
        }
        return layout.build();
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        walk(asset, layout);
        if (!layout.storeIntact) {
            throw new MalformedException(
                    STORE, layout.storeRanges.getFirst().start(), "the checksum does not fit");
        }
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        var packet = XmpEdit.of(asset, layout, properties);
        var chunk =
                chunk(
                        "iTXt",
                        Bytes.of(
                                ByteBuffer.allocate(XMP.length + packet.length)
                                        .put(XMP)
                                        .put(packet)
                                        .array()));
        var old = layout.xmp();
        int header = CHUNK_HEADER + XMP.length;
        var range =
                old == null
                        ? new Range(layout.insertion(), 0)
                        : new Range(
                                old.start() - header,
                                header + old.length() + AROUND - CHUNK_HEADER);
        return Edit.all(asset.size(), List.of(new Edit(range, chunk)));
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout) {
        return length -> layout.replaced(asset, (long) length + AROUND, PngContainer::chunk);
    }

    private static byte[] chunk(Bytes store) {
        return chunk(STORE, store);
    }

    private static byte[] chunk(String type, Bytes content) {
        var chunk = ByteBuffer.allocate(Math.addExact(content.length(), AROUND));
        chunk.putInt(content.length())
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content.toBuffer());
        var crc = new CRC32();
        crc.update(chunk.array(), 4, content.length() + 4);
        return chunk.putInt((int) crc.getValue()).array();
    }

    @Override
    public Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        var boxes = new ArrayList<NamedRange>();
        boxes.add(new NamedRange("PNGh", new Range(0, SIGNATURE.length)));
        asset.seek(SIGNATURE.length);
        Chunk chunk;
        do {
            chunk = next(asset);
            if (boxes.size() == MAX_BOXES) {
                throw new MalformedException(
                        chunk.type, chunk.start, "more chunks than can be listed");
            }
            boxes.add(
                    chunk.type.equals(STORE)
                            ? new NamedRange(NamedRange.STORE, chunk.range())
                            : NamedRange.other(chunk.type, chunk.range()));
            asset.seek(chunk.range().end());
        } while (!chunk.type.equals("IEND"));
        return Optional.of(boxes);
    }

    /// A chunk; `start` is where its length field is.
    private record Chunk(String type, long start, int length) {
        Range range() {
            return new Range(start, (long) length + AROUND);
        }

        long payload() {
            return start + 8;
        }
    }

    private static void walk(ChannelReader asset, Layout.Builder layout)
            throws MalformedException, IOException {
        asset.seek(SIGNATURE.length);
        var chunk = next(asset);
        if (!chunk.type.equals("IHDR") || chunk.length != 13) {
            throw new MalformedException(chunk.type, chunk.start, "the first chunk is not IHDR");
        }
        layout.width = (int) asset.u32("IHDR");
        layout.height = (int) asset.u32("IHDR");
        layout.insertion = chunk.range().end();
        boolean image = false;
        while (!chunk.type.equals("IEND")) {
            asset.seek(chunk.range().end());
            chunk = next(asset);
            note(asset, chunk, layout);
            image |= chunk.type.equals("IDAT");
        }
        if (!image) {
            throw new MalformedException("IEND", chunk.start, "no image data before it");
        }
    }

    private static Chunk next(ChannelReader asset) throws MalformedException, IOException {
        long start = asset.position();
        long length = asset.u32("chunk length");
        var type = new String(asset.take(4, "chunk type"), StandardCharsets.ISO_8859_1);
        if (length > Integer.MAX_VALUE || start + length + AROUND > asset.size()) {
            throw new MalformedException(
                    "chunk", start, "%d bytes, which the asset does not have".formatted(length));
        }
        return new Chunk(type, start, (int) length);
    }

    private static void note(ChannelReader asset, Chunk chunk, Layout.Builder layout)
            throws MalformedException, IOException {
        if (chunk.type.equals(STORE)) {
            noteStore(asset, chunk, layout);
        } else if (METADATA.contains(chunk.type)) {
            layout.metadata.add(chunk.range());
            if (chunk.type.equals("eXIf")) {
                layout.exif = new Range(chunk.payload(), chunk.length);
            } else if (chunk.type.equals("iTXt") && holdsXmp(asset, chunk)) {
                layout.xmp = new Range(chunk.payload() + XMP.length, chunk.length - XMP.length);
            }
        }
    }

    private static boolean holdsXmp(ChannelReader asset, Chunk chunk)
            throws MalformedException, IOException {
        return chunk.length >= XMP.length && Arrays.equals(asset.take(XMP.length, "iTXt"), XMP);
    }

    private static void noteStore(ChannelReader asset, Chunk chunk, Layout.Builder layout)
            throws MalformedException, IOException {
        layout.storeRanges.add(chunk.range());
        if (layout.storeRanges.size() > 1) {
            layout.store = null;
            layout.faults.add(ContainerFault.MULTIPLE_STORES);
            return;
        }
        if (chunk.length > MAX_STORE) {
            throw new MalformedException(
                    STORE, chunk.start, "a manifest store of %d bytes".formatted(chunk.length));
        }
        var store = asset.take(chunk.length, STORE);
        var crc = new CRC32();
        crc.update(STORE.getBytes(StandardCharsets.US_ASCII));
        crc.update(store);
        layout.storeIntact = asset.u32(STORE) == crc.getValue();
        layout.store = Bytes.of(store);
    }
}
