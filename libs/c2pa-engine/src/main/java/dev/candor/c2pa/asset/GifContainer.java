package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// GIF: the store lies in the sub-blocks of an application extension before the first image
/// (GIF89a, 26; C2PA 2.4, A.3.8).
final class GifContainer implements WritableContainer {
    private static final int SIGNATURE = 6;
    private static final int SCREEN = 7;
    private static final int EXTENSION = 0x21;
    private static final int APPLICATION = 0xFF;
    private static final int COMMENT = 0xFE;
    private static final int IMAGE = 0x2C;
    private static final int IMAGE_DESCRIPTOR = 10;
    private static final int TRAILER = 0x3B;
    private static final int APPLICATION_HEADER = 14;

    /// Behind an XMP packet stand bytes that lead every reader to the end, whatever it took for the
    /// length of a sub-block.
    private static final int XMP_TRAILER = 257;

    private static final byte[] STORE = ascii("C2PA_GIF\1\0\0");
    private static final byte[] XMP = ascii("XMP DataXMP");

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return asset.startsWith(ascii("GIF89a")) || asset.startsWith(ascii("GIF87a"));
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        asset.seek(SIGNATURE);
        layout.width = u16(asset);
        layout.height = u16(asset);
        layout.insertion = screenEnd(asset);
        try {
            walk(
                    asset,
                    block -> {
                        note(asset, block, layout);
                        return block.introducer != IMAGE;
                    });
        } catch (MalformedException e) {
            if (layout.storeRanges.isEmpty()) {
                throw e;
            }
        }
        return layout.build();
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        walk(asset, _ -> true);
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        var packet = XmpEdit.of(asset, layout, properties);
        var extension =
                ByteBuffer.allocate(APPLICATION_HEADER + packet.length + XMP_TRAILER + 1)
                        .put((byte) EXTENSION)
                        .put((byte) APPLICATION)
                        .put((byte) XMP.length)
                        .put(XMP)
                        .put(packet)
                        .put((byte) 1);
        for (int length = 0xFF; length >= 0; length--) {
            extension.put((byte) length);
        }
        var old = layout.xmp();
        var range =
                old == null
                        ? new Range(layout.insertion(), 0)
                        : new Range(
                                old.start() - APPLICATION_HEADER,
                                APPLICATION_HEADER + old.length() + XMP_TRAILER + 1);
        return Edit.all(
                asset.size(),
                List.of(
                        new Edit(new Range(0, SIGNATURE), ascii("GIF89a")),
                        new Edit(range, extension.array())));
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout) {
        return GifWriting.splicing(asset, layout);
    }

    @Override
    public Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        var store = layout(asset).storeRanges();
        var boxes = new ArrayList<NamedRange>();
        boxes.add(new NamedRange("GIF89a", new Range(0, SIGNATURE)));
        boxes.add(new NamedRange("LSD", new Range(SIGNATURE, screenEnd(asset) - SIGNATURE)));
        walk(
                asset,
                block -> {
                    boxes.add(
                            store.contains(block.range())
                                    ? new NamedRange(NamedRange.STORE, block.range())
                                    : new NamedRange(block.name(), block.range()));
                    if (block.introducer == IMAGE) {
                        skipSubBlocks(asset, block.end + 1);
                        boxes.add(
                                new NamedRange(
                                        "TBID",
                                        new Range(block.end, asset.position() - block.end)));
                    }
                    if (boxes.size() > MAX_BOXES) {
                        throw new MalformedException(
                                "block", block.start, "more blocks than can be listed");
                    }
                    return true;
                });
        return Optional.of(boxes);
    }

    /// A block; that of an image ends where its coded data begins.
    private record Block(int introducer, int label, long start, long end) {
        Range range() {
            return new Range(start, end - start);
        }

        boolean is(int extension) {
            return introducer == EXTENSION && label == extension;
        }

        String name() {
            return introducer == EXTENSION
                    ? "%02X%02X".formatted(introducer, label)
                    : "%02X".formatted(introducer);
        }
    }

    @FunctionalInterface
    private interface Visitor {
        /// @return whether to go on
        boolean visit(Block block) throws MalformedException, IOException;
    }

    private static void walk(ChannelReader asset, Visitor visitor)
            throws MalformedException, IOException {
        asset.seek(screenEnd(asset));
        Block block;
        do {
            block = next(asset);
            if (!visitor.visit(block)) {
                return;
            }
            if (block.introducer == IMAGE) {
                skipSubBlocks(asset, block.end + 1);
            } else {
                asset.seek(block.end);
            }
        } while (block.introducer != TRAILER);
    }

    private static Block next(ChannelReader asset) throws MalformedException, IOException {
        long start = asset.position();
        int introducer = asset.u8("block");
        switch (introducer) {
            case TRAILER -> {
                return new Block(introducer, 0, start, start + 1);
            }
            case IMAGE -> {
                asset.seek(start + IMAGE_DESCRIPTOR - 1);
                long table = colours(asset.u8("image descriptor"));
                return new Block(introducer, 0, start, start + IMAGE_DESCRIPTOR + table);
            }
            case EXTENSION -> {
                int label = asset.u8("extension");
                skipSubBlocks(asset, start + 2);
                return new Block(introducer, label, start, asset.position());
            }
            default ->
                    throw new MalformedException(
                            "block", start, "introduced by %02X".formatted(introducer));
        }
    }

    /// Reads over sub-blocks and the empty one that ends them.
    private static void skipSubBlocks(ChannelReader asset, long from)
            throws MalformedException, IOException {
        asset.seek(from);
        for (int length = asset.u8("sub-block"); length > 0; length = asset.u8("sub-block")) {
            asset.skip(length);
        }
    }

    private static long screenEnd(ChannelReader asset) throws MalformedException, IOException {
        asset.seek(SIGNATURE + 4);
        return SIGNATURE + SCREEN + colours(asset.u8("screen descriptor"));
    }

    /// The length of the colour table that packed fields speak of.
    private static long colours(int packed) {
        return (packed & 0x80) == 0 ? 0 : 3L << (packed & 7) + 1;
    }

    private static void note(ChannelReader asset, Block block, Layout.Builder layout)
            throws MalformedException, IOException {
        if (block.is(COMMENT)) {
            layout.metadata.add(block.range());
        } else if (block.is(APPLICATION) && block.range().length() > APPLICATION_HEADER) {
            asset.seek(block.start + 2);
            int length = asset.u8("extension");
            var application = asset.take(APPLICATION_HEADER - 3, "extension");
            if (length == STORE.length && Arrays.equals(application, STORE)) {
                layout.carry(block.range(), subBlocks(asset, MAX_STORE));
            } else if (length == XMP.length && Arrays.equals(application, XMP)) {
                layout.metadata.add(block.range());
                noteXmp(asset, block, layout);
            }
        }
    }

    /// The packet lies there as it is, or, against Adobe's word, in sub-blocks.
    private static void noteXmp(ChannelReader asset, Block block, Layout.Builder layout)
            throws MalformedException, IOException {
        long start = asset.position();
        long plain = block.end - 1 - XMP_TRAILER - start;
        if (plain > AssetFormats.MOST_METADATA) {
            return;
        }
        if (asset.u8("XMP") == '<' && plain > 0) {
            layout.xmp = new Range(start, plain);
            return;
        }
        asset.seek(start);
        var packet = subBlocks(asset, AssetFormats.MOST_METADATA);
        int length = packet.length() - XMP_TRAILER;
        boolean trails = length > 0 && packet.get(length) == 1 && packet.get(length + 1) == -1;
        layout.unpackedXmp = trails ? packet.slice(0, length) : packet;
    }

    private static Bytes subBlocks(ChannelReader asset, int most)
            throws MalformedException, IOException {
        long start = asset.position();
        var joined = new ByteArrayOutputStream();
        for (int length = asset.u8("sub-block"); length > 0; length = asset.u8("sub-block")) {
            if (joined.size() + length > most) {
                throw new MalformedException(
                        "sub-blocks", start, "more than %d bytes".formatted(most));
            }
            joined.writeBytes(asset.take(length, "sub-block"));
        }
        return Bytes.of(joined.toByteArray());
    }

    private static int u16(ChannelReader asset) throws MalformedException, IOException {
        return asset.u8("screen descriptor") | asset.u8("screen descriptor") << 8;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
