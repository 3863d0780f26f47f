package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The marker segments of a JPEG file, read and checked from the first to the last (ITU-T T.81,
/// annex B).
///
/// @param frame the frame header
/// @param kept application and comment segments that stay with the picture, in order
/// @param coding segments before the first scan that the decoder needs, in order
/// @param scan offset of the first scan's marker
/// @param end offset after the end-of-image marker; what follows is not part of this picture
record JpegSegments(Frame frame, List<Segment> kept, List<Segment> coding, long scan, long end) {
    /// Scans of a progressive file beyond this number serve nobody but attackers.
    private static final int MOST_SCANS = 200;

    /// Application segments are held in memory; no camera writes this much.
    private static final int MOST_METADATA = 64 << 20;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP11 = 0xEB;
    private static final int APP13 = 0xED;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final String PHOTOSHOP = "Photoshop 3.0\0";

    /// Type identifier of a C2PA manifest store box: the UUID
    /// 63327061-0011-0010-8000-00aa00389b71 (C2PA 2.2, 11.1).
    private static final byte[] C2PA = {
        0x63,
        0x32,
        0x70,
        0x61,
        0x00,
        0x11,
        0x00,
        0x10,
        (byte) 0x80,
        0x00,
        0x00,
        (byte) 0xAA,
        0x00,
        0x38,
        (byte) 0x9B,
        0x71
    };

    /// A marker and what it carries, without the length field. Bytes in a record: segments are
    /// carried from one file to another and never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Segment(int marker, byte[] payload) {
        boolean startsWith(String identifier) {
            var bytes = identifier.getBytes(StandardCharsets.ISO_8859_1);
            return payload.length >= bytes.length
                    && Arrays.equals(payload, 0, bytes.length, bytes, 0, bytes.length);
        }
    }

    /// @param process the SOF marker
    /// @param components identifiers of the components, in order
    record Frame(int process, int precision, int width, int height, List<Integer> components) {}

    static JpegSegments read(InputStream source) throws IOException, MediaException.Unreadable {
        var in = new Counted(source);
        try {
            return read(in);
        } catch (EOFException e) {
            var truncated = new MediaException.Unreadable("The JPEG file ends early", in.offset);
            truncated.initCause(e);
            throw truncated;
        }
    }

    private static JpegSegments read(Counted in) throws IOException, MediaException.Unreadable {
        if (in.marker() != SOI) {
            throw new MediaException.Unreadable("No start of image", 0);
        }
        var kept = new ArrayList<Segment>();
        var coding = new ArrayList<Segment>();
        @Nullable Frame frame = null;
        long metadata = 0;
        while (true) {
            var at = in.offset;
            var marker = in.marker();
            if (marker == SOS) {
                if (frame == null) {
                    throw new MediaException.Unreadable("A scan without a frame", at);
                }
                return new JpegSegments(
                        frame, withoutCredentials(kept), List.copyOf(coding), at, in.skipToEnd());
            }
            if (marker == EOI
                    || marker == SOI
                    || marker == 0x01
                    || (marker >= 0xD0 && marker <= 0xD7)) {
                throw new MediaException.Unreadable(
                        "Marker %02X out of place".formatted(marker), at);
            }
            var segment = new Segment(marker, in.payload(at));
            metadata += segment.payload().length;
            if (metadata > MOST_METADATA) {
                throw new MediaException.Unreadable(
                        "More than %d bytes of metadata".formatted(MOST_METADATA), at);
            }
            if (isFrame(marker)) {
                frame = frame(segment, at);
            }
            if ((marker >= APP0 && marker <= APP15) || marker == COM) {
                kept.add(segment);
            } else {
                coding.add(segment);
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private static Frame frame(Segment segment, long at) throws MediaException.Unreadable {
        var payload = segment.payload();
        if (payload.length < 6 || payload.length < 6 + 3 * (payload[5] & 0xFF)) {
            throw new MediaException.Unreadable("The frame header is too short", at);
        }
        var height = (payload[1] & 0xFF) << 8 | (payload[2] & 0xFF);
        var width = (payload[3] & 0xFF) << 8 | (payload[4] & 0xFF);
        if (width == 0 || height == 0) {
            throw new MediaException.Unreadable("The frame has no size", at);
        }
        var components = new ArrayList<Integer>();
        for (int component = 0; component < (payload[5] & 0xFF); component++) {
            components.add(payload[6 + 3 * component] & 0xFF);
        }
        return new Frame(
                segment.marker(), payload[0] & 0xFF, width, height, List.copyOf(components));
    }

    /// Drops what speaks of pixels or offsets that change: manifest stores and the index of
    /// pictures behind this one.
    private static List<Segment> withoutCredentials(List<Segment> segments) {
        Set<Integer> stores = new HashSet<>();
        segments.stream()
                .filter(JpegSegments::opensManifestStore)
                .forEach(segment -> stores.add(boxInstance(segment)));
        return segments.stream()
                .filter(segment -> !(isBox(segment) && stores.contains(boxInstance(segment))))
                .filter(segment -> !(segment.marker() == APP2 && segment.startsWith("MPF\0")))
                .filter(segment -> !(segment.marker() == APP0 && segment.startsWith("JFXX\0")))
                .map(JpegSegments::withoutPreview)
                .toList();
    }

    /// A small picture of the picture shows it as it was, and some software shows nothing else.
    private static Segment withoutPreview(Segment segment) {
        return switch (segment.marker()) {
            case APP0 -> segment.startsWith("JFIF\0") ? withoutJfifPreview(segment) : segment;
            case APP1 -> segment.startsWith("Exif\0") ? withoutExifPreview(segment) : segment;
            case APP13 ->
                    segment.startsWith(PHOTOSHOP)
                            ? new Segment(
                                    APP13,
                                    PhotoshopPreview.without(segment.payload(), PHOTOSHOP.length()))
                            : segment;
            default -> segment;
        };
    }

    /// JFIF 1.02: two bytes that give the preview's size, then its pixels.
    private static Segment withoutJfifPreview(Segment segment) {
        if (segment.payload().length <= 14) {
            return segment;
        }
        var payload = Arrays.copyOf(segment.payload(), 14);
        payload[12] = 0;
        payload[13] = 0;
        return new Segment(APP0, payload);
    }

    private static Segment withoutExifPreview(Segment segment) {
        if (segment.payload().length < 6) {
            return segment;
        }
        var whole = segment.payload();
        var tiff = ExifThumbnail.without(Arrays.copyOfRange(whole, 6, whole.length));
        var payload = Arrays.copyOf(whole, 6 + tiff.length);
        System.arraycopy(tiff, 0, payload, 6, tiff.length);
        return new Segment(APP1, payload);
    }

    /// A JUMBF box in APP11: `JP`, instance number (2), sequence number (4), then the box (ISO
    /// 19566-5, annex D).
    private static boolean isBox(Segment segment) {
        return segment.marker() == APP11
                && segment.startsWith("JP")
                && segment.payload().length >= 8;
    }

    private static int boxInstance(Segment segment) {
        return (segment.payload()[2] & 0xFF) << 8 | (segment.payload()[3] & 0xFF);
    }

    private static boolean opensManifestStore(Segment segment) {
        var type = 8 + 8 + 8;
        return isBox(segment)
                && segment.payload().length >= type + C2PA.length
                && Arrays.equals(segment.payload(), type, type + C2PA.length, C2PA, 0, C2PA.length);
    }

    Orientation orientation() {
        return kept.stream()
                .filter(segment -> segment.marker() == APP1 && segment.startsWith("Exif\0"))
                .findFirst()
                .map(
                        exif ->
                                Arrays.copyOfRange(
                                        exif.payload(),
                                        Math.min(6, exif.payload().length),
                                        exif.payload().length))
                .map(ExifOrientation::find)
                .orElse(Orientation.NORMAL);
    }

    boolean jfif() {
        return kept.stream()
                .anyMatch(segment -> segment.marker() == APP0 && segment.startsWith("JFIF\0"));
    }

    /// The Adobe segment, whose last byte names the colour transform.
    List<Segment> adobe() {
        return kept.stream()
                .filter(
                        segment ->
                                segment.marker() == APP14
                                        && segment.startsWith("Adobe")
                                        && segment.payload().length >= 12)
                .limit(1)
                .toList();
    }

    /// Reads with an offset to name when something is wrong.
    private static final class Counted {
        private final InputStream in;
        private final byte[] chunk = new byte[1 << 16];
        private int place;
        private int end;
        private long offset;

        Counted(InputStream in) {
            this.in = in;
        }

        private int next() throws IOException {
            if (place == end) {
                refill();
            }
            offset++;
            return chunk[place++] & 0xFF;
        }

        private void refill() throws IOException {
            place = 0;
            end = Math.max(0, in.read(chunk));
            if (end == 0) {
                throw new EOFException();
            }
        }

        int marker() throws IOException, MediaException.Unreadable {
            if (next() != 0xFF) {
                throw new MediaException.Unreadable("A marker was expected", offset - 1);
            }
            var marker = next();
            while (marker == 0xFF) { // fill bytes, T.81 B.1.1.2
                marker = next();
            }
            if (marker == 0) {
                throw new MediaException.Unreadable("A marker was expected", offset - 1);
            }
            return marker;
        }

        byte[] payload(long at) throws IOException, MediaException.Unreadable {
            var length = next() << 8 | next();
            if (length < 2) {
                throw new MediaException.Unreadable("A segment shorter than its length field", at);
            }
            var payload = new byte[length - 2];
            for (int done = 0; done < payload.length; ) {
                if (place == end) {
                    refill();
                }
                int some = Math.min(end - place, payload.length - done);
                System.arraycopy(chunk, place, payload, done, some);
                place += some;
                offset += some;
                done += some;
            }
            return payload;
        }

        /// Walks over all scans, from behind the first one's marker.
        long skipToEnd() throws IOException, MediaException.Unreadable {
            payload(offset);
            for (int scans = 1; scans <= MOST_SCANS; scans++) {
                var marker = markerAfterScan();
                while (marker != SOS && marker != EOI) {
                    payload(offset);
                    marker = markerAfterScan();
                }
                if (marker == EOI) {
                    return offset;
                }
                payload(offset);
            }
            throw new MediaException.Unreadable("More than %d scans".formatted(MOST_SCANS), offset);
        }

        /// Inside a scan a marker is 0xFF and anything but a stuffed zero, a fill byte or a
        /// restart (T.81, B.1.1.5).
        private int markerAfterScan() throws IOException {
            var afterFill = false;
            while (true) {
                var value = next();
                if (afterFill && value != 0 && value != 0xFF && !(value >= 0xD0 && value <= 0xD7)) {
                    return value;
                }
                afterFill = value == 0xFF;
            }
        }
    }
}
