package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ByteReader;
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

/// JPEG: the store is a JUMBF box in APP11 segments (ISO/IEC 10918-1; ISO/IEC 19566-5, annex D;
/// C2PA 2.4, A.3.1).
final class JpegContainer implements WritableContainer {
    private static final int SOI = 0xD8;
    private static final int SOF0 = 0xC0;
    private static final int RST0 = 0xD0;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP11 = 0xEB;
    private static final int APP13 = 0xED;
    private static final int TEM = 0x01;

    private static final int SEGMENT_HEADER = 4;
    private static final int JUMBF_HEADER = 8;
    private static final int BOX_HEADER = 8;
    private static final int JUMB = 0x6A756D62;
    private static final int COMMON_IDENTIFIER = 0x4A50;
    private static final int BOX_INSTANCE = 0x0211;
    private static final int MOST_IN_A_SEGMENT = 0xFFFF - 2 - JUMBF_HEADER - BOX_HEADER;

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
        var store = new StoreSegments();
        asset.seek(2);
        layout.insertion = 2;
        try {
            for (var segment = next(asset); !segment.endsHeader(); segment = next(asset)) {
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

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        asset.seek(2);
        for (var segment = next(asset); segment.marker != EOI; segment = next(asset)) {
            asset.seek(segment.range().end());
            if (segment.leadsCoded()) {
                skipCoded(asset);
            }
        }
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
        Segment segment;
        do {
            segment = next(asset);
            asset.seek(segment.range().end());
            if (segment.leadsCoded()) {
                skipCoded(asset);
            }
            var range = new Range(segment.start, asset.position() - segment.start);
            list(store.contains(range) ? NamedRange.STORE : segment.name(), range, boxes);
        } while (segment.marker != EOI);
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
    public Splicing splicing(ChannelReader asset, Layout layout) {
        return length -> {
            int content = length - BOX_HEADER;
            int segments = Math.ceilDiv(content, MOST_IN_A_SEGMENT);
            return layout.replaced(
                    asset,
                    content + (long) segments * (SEGMENT_HEADER + JUMBF_HEADER + BOX_HEADER),
                    JpegContainer::segments);
        };
    }

    private static byte[] segments(Bytes bytes) {
        var store = bytes.toArray();
        var segments = new ByteArrayOutputStream();
        int sequence = 1;
        for (int from = BOX_HEADER; from < store.length; from += MOST_IN_A_SEGMENT) {
            int count = Math.min(MOST_IN_A_SEGMENT, store.length - from);
            var header =
                    ByteBuffer.allocate(SEGMENT_HEADER + JUMBF_HEADER)
                            .putShort((short) (0xFF00 | APP11))
                            .putShort((short) (2 + JUMBF_HEADER + BOX_HEADER + count))
                            .putShort((short) COMMON_IDENTIFIER)
                            .putShort((short) BOX_INSTANCE)
                            .putInt(sequence++);
            segments.writeBytes(header.array());
            segments.write(store, 0, BOX_HEADER);
            segments.write(store, from, count);
        }
        return segments.toByteArray();
    }

    /// A marker segment; `length` counts from the marker on.
    private record Segment(int marker, long start, long length) {
        Range range() {
            return new Range(start, length);
        }

        int payload() {
            return (int) length - SEGMENT_HEADER;
        }

        boolean endsHeader() {
            return marker == SOS || marker == EOI;
        }

        boolean leadsCoded() {
            return marker == SOS || isRestart(marker);
        }

        /// The symbol of ISO/IEC 10918-1, table B.1.
        String name() {
            return switch (marker) {
                case TEM -> "TEM";
                case 0xC4 -> "DHT";
                case 0xC8 -> "JPG";
                case 0xCC -> "DAC";
                case EOI -> "EOI";
                case SOS -> "SOS";
                case 0xDB -> "DQT";
                case 0xDC -> "DNL";
                case 0xDD -> "DRI";
                case 0xDE -> "DHP";
                case 0xDF -> "EXP";
                case 0xFE -> "COM";
                default -> numberedName();
            };
        }

        private String numberedName() {
            if (marker >= 0xF0) {
                return "JPG" + (marker - 0xF0);
            } else if (marker >= APP0) {
                return "APP" + (marker - APP0);
            } else if (isRestart(marker)) {
                return "RST" + (marker - RST0);
            }
            return marker >= SOF0 ? "SOF" + (marker - SOF0) : "RES";
        }

        boolean isFrameHeader() {
            return marker >= 0xC0
                    && marker <= 0xCF
                    && marker != 0xC4
                    && marker != 0xC8
                    && marker != 0xCC;
        }
    }

    private static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST0 + 7;
    }

    /// The segment at the reader's position; the reader stands at its payload then.
    private static Segment next(ChannelReader asset) throws MalformedException, IOException {
        long start = asset.position();
        if (asset.u8("marker") != 0xFF) {
            throw new MalformedException("marker", start, "a segment does not begin with FF");
        }
        int marker = asset.u8("marker");
        while (marker == 0xFF) {
            start++;
            marker = asset.u8("marker");
        }
        if (marker == EOI || marker == TEM || isRestart(marker)) {
            return new Segment(marker, start, 2);
        }
        int length = asset.u16("segment length");
        if (marker == 0 || marker == SOI || length < 2) {
            throw new MalformedException(
                    "segment", start, "marker %02X with length %d".formatted(marker, length));
        }
        if (start + 2 + length > asset.size()) {
            throw new MalformedException("segment", start, "ends behind the end of the asset");
        }
        return new Segment(marker, start, 2L + length);
    }

    /// Reads over entropy-coded data to the marker behind it.
    private static void skipCoded(ChannelReader asset) throws MalformedException, IOException {
        while (true) {
            if (asset.u8("scan") == 0xFF) {
                int marker = asset.u8("scan");
                while (marker == 0xFF) {
                    marker = asset.u8("scan");
                }
                if (marker != 0) {
                    asset.seek(asset.position() - 2);
                    return;
                }
            }
        }
    }

    private static void note(
            ChannelReader asset, Segment segment, Layout.Builder layout, StoreSegments store)
            throws MalformedException, IOException {
        if (segment.isFrameHeader() && segment.payload() >= 5) {
            asset.skip(1);
            layout.height = asset.u16("frame header");
            layout.width = asset.u16("frame header");
        } else if (segment.marker == APP11) {
            store.note(segment, asset.take(segment.payload(), "APP11"));
        } else if (segment.marker == APP1) {
            layout.metadata.add(segment.range());
            noteMetadata(asset, segment, layout);
        } else if (segment.marker == APP13) {
            layout.metadata.add(segment.range());
        }
        boolean leads = segment.marker == APP0 || segment.marker == APP1;
        if (leads && segment.start == layout.insertion) {
            layout.insertion = segment.range().end();
        }
    }

    private static void noteMetadata(ChannelReader asset, Segment segment, Layout.Builder layout)
            throws MalformedException, IOException {
        long payload = segment.start + SEGMENT_HEADER;
        var head = asset.take(Math.min(segment.payload(), XMP.length), "APP1");
        if (startsWith(head, EXIF) && layout.exif == null) {
            layout.exif = within(segment, payload + EXIF.length);
        } else if (startsWith(head, XMP) && layout.xmp == null) {
            layout.xmp = within(segment, payload + XMP.length);
        }
    }

    private static Range within(Segment segment, long from) {
        return new Range(from, segment.range().end() - from);
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Joins the store from its segments, which follow one another in sequence.
    private static final class StoreSegments {
        private static final int NO_INSTANCE = -1;

        private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
        private final Layout.Builder found = new Layout.Builder();
        private long wanted = -1;
        private int instance;
        private boolean ambiguous;
        private long sequence;

        void note(Segment segment, byte[] payload) throws MalformedException {
            var in = new ByteReader(Bytes.of(payload));
            if (payload.length < JUMBF_HEADER + BOX_HEADER
                    || in.u16("APP11") != COMMON_IDENTIFIER) {
                return;
            }
            int instanceHere = in.u16("APP11");
            long sequenceHere = in.u32("APP11");
            long length = in.u32("APP11");
            if (in.u32("APP11") != JUMB) {
                return;
            }
            if (beginsStore(payload) && wanted >= 0) {
                ambiguous = true; // two stores speak for nothing (C2PA 2.4, VAL-ASSE-0003)
                found.storeRanges.add(segment.range());
                instance = NO_INSTANCE;
                return;
            } else if (beginsStore(payload)) {
                begin(segment, length, instanceHere, sequenceHere);
                joined.writeBytes(Arrays.copyOfRange(payload, JUMBF_HEADER, payload.length));
            } else if (wanted >= 0 && instanceHere == instance) {
                require(sequenceHere == ++sequence, segment, "segments out of sequence");
                require(length == wanted, segment, "segments that differ in length");
                joined.writeBytes(in.rest().toArray());
            } else {
                return;
            }
            require(joined.size() <= wanted, segment, "more bytes than the box is long");
            found.storeRanges.add(segment.range());
        }

        private static boolean beginsStore(byte[] payload) {
            int type = JUMBF_HEADER + BOX_HEADER + BOX_HEADER;
            return payload.length >= type + STORE_TYPE.length
                    && Arrays.equals(payload, type, type + STORE_TYPE.length, STORE_TYPE, 0, 16);
        }

        private void begin(Segment segment, long length, int instanceHere, long sequenceHere)
                throws MalformedException {
            require(sequenceHere == 1, segment, "segments out of sequence");
            require(length <= MAX_STORE, segment, "a manifest store of " + length + " bytes");
            wanted = length;
            instance = instanceHere;
            sequence = 1;
        }

        boolean isComplete() {
            return wanted >= 0 && joined.size() == wanted;
        }

        void finish(Layout.Builder layout) throws MalformedException {
            if (wanted < 0) {
                return;
            }
            if (!isComplete()) {
                throw new MalformedException(
                        "APP11",
                        found.storeRanges.getFirst().start(),
                        "%d of %d bytes of the manifest store".formatted(joined.size(), wanted));
            }
            if (!ambiguous) {
                layout.store = Bytes.of(joined.toByteArray());
            } else {
                layout.faults.add(ContainerFault.MULTIPLE_STORES);
            }
            layout.storeRanges.addAll(found.storeRanges);
        }

        private static void require(boolean holds, Segment segment, String otherwise)
                throws MalformedException {
            if (!holds) {
                throw new MalformedException("APP11", segment.start, otherwise);
            }
        }
    }
}
