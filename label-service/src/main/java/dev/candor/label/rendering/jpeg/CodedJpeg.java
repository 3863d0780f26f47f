package dev.candor.label.rendering.jpeg;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A picture as it is coded. First [#read] looks through all of it and keeps the blocks of some
/// regions; then [#write] copies it with other samples in one of them. For one thread.
public final class CodedJpeg {
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;

    /// A scan grows by this part of it at most before its tables are made anew.
    private static final int NOTICED = 20;

    private static final int TABLES = HuffmanTables.MOST;

    private final Path file;
    private final long data;
    private final Segment scan;
    private final List<Segment> coding;
    private final Layout layout;
    private final HuffmanTables tables = new HuffmanTables();
    private final Trail trail = new Trail();
    private final Counts counts = new Counts();

    /// By component, then by row and column.
    private final List<Map<Long, short[]>> kept;

    /// A marker segment, without its length.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Segment(int marker, byte[] payload) {}

    private CodedJpeg(Path file, long data, Segment scan, List<Segment> coding, Layout layout) {
        this.file = file;
        this.data = data;
        this.scan = scan;
        this.coding = List.copyOf(coding);
        this.layout = layout;
        this.kept =
                layout.components().stream().<Map<Long, short[]>>map(_ -> new HashMap<>()).toList();
    }

    /// How often each symbol comes, by table.
    static final class Counts {
        final long[][] dc = new long[TABLES][256];
        final long[][] ac = new long[TABLES][256];
    }

    /// @param frame the frame header
    /// @param coding segments before the scan, in order
    /// @param scan offset of the first scan's marker
    /// @return nothing where the picture is not coded sequentially, by Huffman codes, in one scan
    public static Optional<CodedJpeg> of(Path file, Segment frame, List<Segment> coding, long scan)
            throws IOException {
        if (frame.marker() != 0xC0 && frame.marker() != 0xC1) {
            return Optional.empty();
        }
        var header = header(file, scan);
        var steps = new int[TABLES][];
        int interval = 0;
        for (var segment : coding) {
            if (segment.marker() == DQT) {
                steps(segment.payload(), steps);
            } else if (segment.marker() == DRI && segment.payload().length >= 2) {
                interval = (segment.payload()[0] & 0xFF) << 8 | segment.payload()[1] & 0xFF;
            }
        }
        var layout = Layout.of(frame.payload(), header.payload(), steps, interval);
        if (layout.isEmpty()) {
            return Optional.empty();
        }
        var picture =
                new CodedJpeg(
                        file, scan + 4 + header.payload().length, header, coding, layout.get());
        for (var segment : coding) {
            if (segment.marker() == DHT) {
                picture.tables.add(segment.payload());
            }
        }
        return picture.tables.haveAllOf(picture.layout) ? Optional.of(picture) : Optional.empty();
    }

    private static Segment header(Path file, long scan) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(scan + 2);
            var payload = new byte[Math.max(0, in.readUnsignedShort() - 2)];
            in.readFully(payload);
            return new Segment(0xDA, payload);
        }
    }

    private static void steps(byte[] payload, int[][] steps) throws DamagedJpegException {
        int at = 0;
        while (at < payload.length) {
            int number = payload[at] & 15;
            int bytes = (payload[at] & 0xFF) >>> 4 == 0 ? 1 : 2;
            at++;
            if (number >= TABLES || at + BlockTransform.SIZE * bytes > payload.length) {
                throw new DamagedJpegException("A quantization table that is none");
            }
            var table = new int[BlockTransform.SIZE];
            for (int i = 0; i < table.length; i++) {
                table[i] = payload[at++] & 0xFF;
                if (bytes == 2) {
                    table[i] = table[i] << 8 | payload[at++] & 0xFF;
                }
                table[i] = Math.max(1, table[i]);
            }
            steps[number] = table;
        }
    }

    /// Looks through the whole picture, and keeps what lies in some regions.
    ///
    /// @throws DamagedJpegException when it cannot be decoded to its end
    public void read(List<Region> regions) throws IOException {
        try (var in = open()) {
            new BlockReader(layout, tables, in).readAll(regions, kept, trail, counts);
        }
    }

    private InputStream open() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.skipNBytes(data);
        return in;
    }

    /// The samples of a region that [#read] kept, interleaved, row by row: 0 to 255, as they are
    /// stored, without colour conversion. A sample that stands for several pixels is each of them.
    public int[] samples(Region region) {
        var components = layout.components();
        var samples = new int[region.width() * region.height() * components.size()];
        for (int band = 0; band < components.size(); band++) {
            new Plane(components.get(band), kept.get(band))
                    .into(samples, band, components.size(), region);
        }
        return samples;
    }

    /// Writes tables, frame, scan and end of image; what goes before them is the caller's. Where
    /// the picture's own tables will do, and it hardly grows by them, the bits of other blocks
    /// stay; else everything is written by tables that are made for it.
    ///
    /// @param region that [#read] kept
    /// @param samples of the region, as [#samples] gives them
    public void write(OutputStream out, Region region, int[] samples) throws IOException {
        var components = layout.components();
        var edited =
                IntStream.range(0, components.size())
                        .mapToObj(
                                band ->
                                        new Plane(components.get(band), kept.get(band))
                                                .edited(samples, band, components.size(), region))
                        .toList();
        var splice = ScanSplice.of(layout, tables, trail, edited);
        if (splice.isPresent() && isLittle(splice.get().growth())) {
            splice(out, splice.get());
        } else {
            recode(out, edited);
        }
        out.write(0xFF);
        out.write(0xD9);
    }

    /// The label of a small picture may be much of it, which tables made for both make up for.
    private boolean isLittle(long growth) throws IOException {
        return growth < (Files.size(file) - data) / NOTICED;
    }

    private void splice(OutputStream out, ScanSplice splice) throws IOException {
        for (var segment : coding) {
            write(out, segment);
        }
        write(out, scan);
        try (var in = open()) {
            splice.copy(in, out);
        }
    }

    private void recode(OutputStream out, List<Map<Long, short[]>> edited) throws IOException {
        var components = layout.components();
        for (int band = 0; band < components.size(); band++) {
            BlockWriter.count(components.get(band), edited.get(band), counts);
        }
        var writer = new BlockWriter(layout, counts);
        for (var segment : coding) {
            if (segment.marker() != DHT) {
                write(out, segment);
            }
        }
        for (var table : writer.tables()) {
            write(out, new Segment(DHT, table));
        }
        write(out, scan);
        try (var in = open()) {
            writer.copy(new BlockReader(layout, tables, in), edited, out);
        }
    }

    private static void write(OutputStream out, Segment segment) throws IOException {
        int length = segment.payload().length + 2;
        out.write(0xFF);
        out.write(segment.marker());
        out.write(length >>> 8);
        out.write(length);
        out.write(segment.payload());
    }
}
