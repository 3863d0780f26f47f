package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
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

/// JPEG: the store is a JUMBF box in APP11 segments (ISO/IEC 10918-1; ISO/IEC 19566-5, annex D;
/// C2PA 2.4, A.3.1).
final class JpegContainer implements WritableContainer {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP11 = 0xEB;
    private static final int APP13 = 0xED;

    private static final int MOST_IN_A_SEGMENT = 0xFFFF;
    private static final byte[] MAGIC = {(byte) 0xFF, (byte) SOI, (byte) 0xFF};
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] XMP = ascii("http://ns.adobe.com/xap/1.0/\0");

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return asset.startsWith(MAGIC);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        var store = new JpegStore();
        asset.seek(2);
        layout.insertion = 2;
        try {
            for (var segment = JpegSegment.next(asset);
                    !segment.endsHeader();
                    segment = JpegSegment.next(asset)) {
                note(asset, segment, layout, store);
                asset.seek(segment.range().end());
            }
        } catch (MalformedException e) {
            if (!store.isComplete()) {
                throw e;
            }
        }
        store.finish(layout);
        return layout.build();
    }

    /// An end of image where the asset ends is enough; else it is sought in the coded data.
    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        if (asset.size() > 2 && endsImage(asset)) {
            return;
        }
        asset.seek(2);
        for (var segment = JpegSegment.next(asset);
                segment.marker() != EOI;
                segment = JpegSegment.next(asset)) {
            asset.seek(segment.range().end());
            if (segment.leadsCoded()) {
                JpegSegment.skipCoded(asset);
            }
        }
    }

    private static boolean endsImage(ChannelReader asset) throws IOException {
        asset.seek(asset.size() - 2);
        return asset.next() == 0xFF && asset.next() == EOI;
    }

    @Override
    public Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        var store = layout(asset).storeRanges();
        var boxes = new ArrayList<NamedRange>();
        long image = 0;
        while (beginsImage(asset, image)) {
            image = listImage(asset, image, store, boxes);
        }
        return Optional.of(boxes);
    }

    /// Further images follow the first at once in the Multi-Picture Format (C2PA 2.4, 18.7.3.1).
    private static boolean beginsImage(ChannelReader asset, long at) throws IOException {
        asset.seek(at);
        return asset.next() == 0xFF && asset.next() == SOI;
    }

    /// Lists the segments of one image; coded data belongs to the marker before it.
    ///
    /// @return where the image ends
    private static long listImage(
            ChannelReader asset, long start, List<Range> store, List<NamedRange> boxes)
            throws MalformedException, IOException {
        boxes.add(new NamedRange("SOI", new Range(start, 2)));
        asset.seek(start + 2);
        JpegSegment segment;
        do {
            segment = JpegSegment.next(asset);
            asset.seek(segment.range().end());
            if (segment.leadsCoded()) {
                JpegSegment.skipCoded(asset);
            }
            var range = new Range(segment.start(), asset.position() - segment.start());
            list(store.contains(range) ? NamedRange.STORE : segment.name(), range, boxes);
        } while (segment.marker() != EOI);
        return asset.position();
    }

    /// Segments of the store that touch are one.
    private static void list(String name, Range range, List<NamedRange> boxes)
            throws MalformedException {
        if (boxes.size() == MAX_BOXES) {
            throw new MalformedException(name, range.start(), "more segments than can be listed");
        }
        var last = boxes.getLast();
        if (name.equals(NamedRange.STORE)
                && last.isStore()
                && last.range().end() == range.start()) {
            boxes.removeLast();
            boxes.add(
                    new NamedRange(
                            name,
                            new Range(
                                    last.range().start(), last.range().length() + range.length())));
        } else {
            boxes.add(new NamedRange(name, range));
        }
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        var packet = XmpEdit.of(asset, layout, properties);
        int length = Short.BYTES + XMP.length + packet.length;
        if (length > MOST_IN_A_SEGMENT) {
            throw new NoRoomException(
                    "The XMP of the JPEG is as long as it can be", NoRoomException.Remedy.BESIDE);
        }
        var segment =
                ByteBuffer.allocate(Short.BYTES + length)
                        .putShort((short) (0xFF00 | APP1))
                        .putShort((short) length)
                        .put(XMP)
                        .put(packet);
        var old = layout.xmp();
        int header = JpegSegment.HEADER + XMP.length;
        var range =
                old == null
                        ? new Range(layout.insertion(), 0)
                        : new Range(old.start() - header, header + old.length());
        return Edit.all(asset.size(), List.of(new Edit(range, segment.array())));
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout) {
        return length -> layout.replaced(asset, JpegStore.room(length), JpegStore::segments);
    }

    private static void note(
            ChannelReader asset, JpegSegment segment, Layout.Builder layout, JpegStore store)
            throws MalformedException, IOException {
        if (segment.isFrameHeader() && segment.payload() >= 5) {
            asset.skip(1);
            layout.height = asset.u16("frame header");
            layout.width = asset.u16("frame header");
        } else if (segment.marker() == APP11) {
            store.note(segment, asset.take(segment.payload(), "APP11"));
        } else if (segment.marker() == APP1) {
            layout.metadata.add(segment.range());
            noteMetadata(asset, segment, layout);
        } else if (segment.marker() == APP13) {
            layout.metadata.add(segment.range());
        }
        boolean leads = segment.marker() == APP0 || segment.marker() == APP1;
        if (leads && segment.start() == layout.insertion) {
            layout.insertion = segment.range().end();
        }
    }

    private static void noteMetadata(
            ChannelReader asset, JpegSegment segment, Layout.Builder layout)
            throws MalformedException, IOException {
        long payload = segment.start() + JpegSegment.HEADER;
        var head = asset.take(Math.min(segment.payload(), XMP.length), "APP1");
        if (startsWith(head, EXIF) && layout.exif == null) {
            layout.exif = within(segment, payload + EXIF.length);
        } else if (startsWith(head, XMP) && layout.xmp == null) {
            layout.xmp = within(segment, payload + XMP.length);
        }
    }

    private static Range within(JpegSegment segment, long from) {
        return new Range(from, segment.range().end() - from);
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
