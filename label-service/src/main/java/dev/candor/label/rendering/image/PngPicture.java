package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A PNG file of any colour type, depth and interlacing. Rows pass through one by one; memory
/// does not grow with the
/// number of rows.
final class PngPicture implements Picture {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// Content credentials (C2PA 2.2, 11.3.4): they speak of the old pixels.
    private static final String CREDENTIALS = "caBX";

    /// Chunks that speak of a form of samples that widening leaves behind.
    private static final Set<String> FORM = Set.of("PLTE", "tRNS", "bKGD", "hIST", "sBIT");

    private static final int LONGEST_SIDE = 1 << 16;

    private final Path file;
    private final PngFormat format;
    private final Orientation orientation;

    private PngPicture(Path file, PngFormat format, Orientation orientation) {
        this.file = file;
        this.format = format;
        this.orientation = orientation;
    }

    static PngPicture read(Path file) throws IOException, MediaException {
        try (var chunks = chunks(file)) {
            return header(file, chunks);
        }
    }

    private static PngChunks chunks(Path file) throws IOException, MediaException {
        return new PngChunks(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static PngPicture header(Path file, PngChunks chunks)
            throws IOException, MediaException {
        if (!chunks.next().equals("IHDR")) {
            throw new MediaException.Unreadable("The first chunk is not IHDR", chunks.start());
        }
        var header = format(chunks.payload(), chunks.start());
        byte @Nullable [] palette = null;
        byte @Nullable [] transparency = null;
        var orientation = Orientation.NORMAL;
        while (!chunks.next().equals("IDAT")) {
            switch (chunks.type()) {
                case "PLTE" -> palette = chunks.payload();
                case "tRNS" -> transparency = chunks.payload();
                case "eXIf" -> orientation = ExifOrientation.find(chunks.payload());
                case "acTL" -> throw new MediaException.Unsupported("Animated PNG");
                case "IEND" -> throw new MediaException.Unreadable("No image data", chunks.start());
                default -> {}
            }
        }
        return new PngPicture(
                file, checked(header, palette, transparency, chunks.start()), orientation);
    }

    private static PngFormat format(byte[] header, long at) throws MediaException {
        if (header.length != 13) {
            throw new MediaException.Unreadable("IHDR holds %d bytes".formatted(header.length), at);
        }
        var in = ByteBuffer.wrap(header);
        var width = in.getInt();
        var height = in.getInt();
        var depth = in.get();
        var colourType = in.get();
        if (width <= 0 || height <= 0) {
            throw new MediaException.Unreadable("The image has no size", at);
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw new MediaException.TooLarge(
                    "A side of more than %d pixels".formatted(LONGEST_SIDE));
        }
        if (!allowed(depth, colourType)
                || in.get() != 0
                || in.get() != 0
                || header[12] < 0
                || header[12] > 1) {
            throw new MediaException.Unreadable("IHDR names a form PNG does not have", at);
        }
        return new PngFormat(width, height, depth, colourType, header[12] == 1, null, null);
    }

    private static boolean allowed(int depth, int colourType) {
        return switch (colourType) {
            case 0 -> Set.of(1, 2, 4, 8, 16).contains(depth);
            case 3 -> Set.of(1, 2, 4, 8).contains(depth);
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    private static PngFormat checked(
            PngFormat header, byte @Nullable [] palette, byte @Nullable [] transparency, long at)
            throws MediaException.Unreadable {
        var paletteIsWrong = palette == null || palette.length == 0 || palette.length % 3 != 0;
        if (header.colourType() == 3 && paletteIsWrong) {
            throw new MediaException.Unreadable("The palette is missing or damaged", at);
        }
        var least =
                switch (header.colourType()) {
                    case 0 -> 2;
                    case 2 -> 6;
                    default -> 0;
                };
        if (transparency != null && transparency.length < least) {
            throw new MediaException.Unreadable("The tRNS chunk is too short", at);
        }
        var alphaIsThere = header.colourType() == 4 || header.colourType() == 6;
        return new PngFormat(
                header.width(),
                header.height(),
                header.depth(),
                header.colourType(),
                header.interlaced(),
                header.colourType() == 3 ? palette : null,
                alphaIsThere ? null : transparency);
    }

    @Override
    public ImageFacts facts() {
        return new ImageFacts("image/png", format.width(), format.height(), orientation);
    }

    /// A few rows.
    @Override
    public long workingMemory() {
        return 8L * format.written().rowBytes(format.width());
    }

    @Override
    public List<Patch> patches(List<Box> boxes) throws IOException, MediaException {
        var model = format.model();
        var samples = boxes.stream().map(box -> new int[box.pixels() * model.bands()]).toList();
        try (var chunks = atImageData()) {
            rows(
                    chunks,
                    (pass, index, filter, row) -> {
                        for (int i = 0; i < boxes.size(); i++) {
                            take(pass, index, boxes.get(i), row, samples.get(i));
                        }
                    });
            toTheEnd(chunks);
        }
        return samples.stream().map(taken -> new Patch(model, format.max(), taken)).toList();
    }

    private void take(PngPass pass, int index, Box box, byte[] row, int[] samples) {
        var bands = format.model().bands();
        var written = format.written();
        copy(
                pass,
                index,
                box,
                (from, to) -> {
                    for (int band = 0; band < bands; band++) {
                        samples[to * bands + band] = written.sample(row, from * bands + band);
                    }
                });
    }

    @Override
    public void write(OutputStream target, Stamp stamp) throws IOException, MediaException {
        try (var chunks = chunks(file);
                var out = new PngWriter(new BufferedOutputStream(target, 1 << 16))) {
            while (!chunks.next().equals("IDAT")) {
                copy(chunks, out);
            }
            writeRows(chunks, out, stamp.box(), stamp.painted());
            for (String type = afterImageData(chunks); !type.equals("IEND"); type = chunks.next()) {
                copy(chunks, out);
            }
            out.chunk("IEND", new byte[0]);
        }
    }

    private void copy(PngChunks chunks, PngWriter out) throws IOException, MediaException {
        if (chunks.type().equals("IHDR")) {
            out.chunk("IHDR", format.written().header());
        } else if (chunks.type().equals("eXIf")) {
            out.chunk("eXIf", ExifThumbnail.without(chunks.payload()));
        } else if (!chunks.type().equals(CREDENTIALS)
                && !(format.widens() && FORM.contains(chunks.type()))) {
            out.copy(chunks);
        }
    }

    private void writeRows(PngChunks chunks, PngWriter out, Box box, Patch patch)
            throws IOException, MediaException {
        var bands = patch.model().bands();
        var written = format.written();
        var above = new byte[][] {new byte[0]};
        rows(
                chunks,
                (pass, index, filter, row) -> {
                    var painted = row.clone();
                    copy(
                            pass,
                            index,
                            box,
                            (from, to) -> {
                                for (int band = 0; band < bands; band++) {
                                    written.sample(
                                            painted, from * bands + band, patch.sample(to, band));
                                }
                            });
                    var previous = index == 0 ? new byte[painted.length] : above[0];
                    out.row(
                            filter,
                            PngFilter.apply(filter, painted, previous, written.filterDistance()));
                    above[0] = painted;
                });
        out.endRows();
    }

    /// Calls back for every pixel of a row that lies in the box: its index in the row, its index
    /// in the box.
    private static void copy(PngPass pass, int index, Box box, PixelPair pair) {
        var row = pass.row(index);
        if (!box.meetsRow(row)) {
            return;
        }
        for (int column = 0; column < pass.columns(); column++) {
            if (box.contains(pass.column(column), row)) {
                pair.at(column, (row - box.y()) * box.width() + pass.column(column) - box.x());
            }
        }
    }

    /// Hands out every row, widened, in the order of the file.
    private void rows(PngChunks chunks, RowReader reader) throws IOException, MediaException {
        try (var rows = new PngRows(chunks)) {
            var filter = new byte[1];
            for (PngPass pass : PngPass.of(format)) {
                var length = format.rowBytes(pass.columns());
                var above = new byte[length];
                for (int index = 0; index < pass.rows(); index++) {
                    var row = new byte[length];
                    rows.read(filter, 1);
                    rows.read(row, length);
                    if (filter[0] < 0 || filter[0] > 4) {
                        throw new MediaException.Unreadable(
                                "Row filter %d".formatted(filter[0]), chunks.start());
                    }
                    PngFilter.undo(filter[0], row, above, format.filterDistance());
                    reader.row(pass, index, filter[0], format.widen(row, pass.columns()));
                    above = row;
                }
            }
        }
    }

    private PngChunks atImageData() throws IOException, MediaException {
        var chunks = chunks(file);
        while (!chunks.next().equals("IDAT")) {
            continue;
        }
        return chunks;
    }

    private static String afterImageData(PngChunks chunks) throws IOException, MediaException {
        var type = chunks.type();
        while (type.equals("IDAT")) {
            type = chunks.next();
        }
        return type;
    }

    private static void toTheEnd(PngChunks chunks) throws IOException, MediaException {
        var type = afterImageData(chunks);
        while (!type.equals("IEND")) {
            type = chunks.next();
        }
    }

    @FunctionalInterface
    private interface RowReader {
        void row(PngPass pass, int index, int filter, byte[] row) throws IOException;
    }

    @FunctionalInterface
    private interface PixelPair {
        void at(int inRow, int inBox);
    }
}
