package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// A TIFF file of one picture (TIFF 6.0): grey, RGB or CMYK, 8 or 16 bits a sample, with or
/// without alpha, in strips or tiles, unpacked or packed without loss.
///
/// Only the strips and tiles under the label are decoded and written anew, behind everything else,
/// with a new directory that points to them; the rest of the file stays as it was, byte by byte.
final class TiffPicture implements Picture {
    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int FILL_ORDER = 266;
    private static final int STRIP_OFFSETS = 273;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int STRIP_ROWS = 278;
    private static final int STRIP_BYTES = 279;
    private static final int PLANES = 284;
    private static final int PREDICTOR = 317;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int SUB_DIRECTORIES = 330;
    private static final int SAMPLE_FORMAT = 339;
    private static final int PHOTOSHOP = 34377;
    private static final int CREDENTIALS = 0xCD41;
    private static final int LONG = 4;

    /// A strip or tile is held whole; this is far above what anybody writes.
    private static final long LARGEST_PART = 64 << 20;

    private final Path file;
    private final ByteOrder order;
    private final TiffDirectory directory;
    private final Orientation orientation;
    private final int width;
    private final int height;
    private final ColourModel model;
    private final TiffCoding coding;
    private final Grid grid;

    /// How strips or tiles lie in the picture.
    private record Grid(int partWidth, int partHeight, int columns, long[] offsets, long[] sizes) {
        Box part(int index, int pictureHeight, boolean tiled) {
            var y = index / columns * partHeight;
            return new Box(
                    index % columns * partWidth,
                    y,
                    partWidth,
                    tiled ? partHeight : Math.min(partHeight, pictureHeight - y));
        }
    }

    private TiffPicture(
            Path file,
            ByteOrder order,
            TiffDirectory directory,
            Orientation orientation,
            int width,
            int height,
            ColourModel model,
            TiffCoding coding,
            Grid grid) {
        this.file = file;
        this.order = order;
        this.directory = directory;
        this.orientation = orientation;
        this.width = width;
        this.height = height;
        this.model = model;
        this.coding = coding;
        this.grid = grid;
    }

    static TiffPicture read(Path file) throws IOException, MediaException {
        try (var in = FileChannel.open(file)) {
            var head = TiffDirectory.bytes(in, ByteOrder.BIG_ENDIAN, 0, 8);
            var order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            head.order(order);
            var directory = TiffDirectory.read(in, order, head.getInt(4) & 0xFFFFFFFFL);
            onePicture(in, order, directory);
            return new Header(in, order, directory).picture(file);
        }
    }

    /// Smaller versions behind the picture are left out when it is written; further pages would
    /// stay without a label.
    private static void onePicture(FileChannel in, ByteOrder order, TiffDirectory directory)
            throws IOException, MediaException {
        if (directory.has(SUB_DIRECTORIES)) {
            throw new MediaException.Unsupported("TIFF with pictures inside pictures");
        }
        var next = directory.next();
        for (int pages = 1; next != 0; pages++) {
            if (pages > 100) {
                throw new MediaException.Unreadable("The directories go round in circles", next);
            }
            var page = TiffDirectory.read(in, order, next);
            if ((page.number(in, order, SUBFILE, 0) & 1) == 0) {
                throw new MediaException.Unsupported("TIFF with several pages");
            }
            next = page.next();
        }
    }

    /// Reads and checks what the directory says.
    private record Header(FileChannel in, ByteOrder order, TiffDirectory directory) {
        private long number(int tag, long otherwise) throws IOException, MediaException.Unreadable {
            return directory.number(in, order, tag, otherwise);
        }

        TiffPicture picture(Path file) throws IOException, MediaException {
            var width = side(WIDTH);
            var height = side(HEIGHT);
            var model = model();
            var compression = number(COMPRESSION, TiffCoding.NONE);
            if (!TiffCoding.known(compression)) {
                throw new MediaException.Unsupported("TIFF compression " + compression);
            }
            var predictor = number(PREDICTOR, 1);
            if (predictor > 2 || number(FILL_ORDER, 1) != 1) {
                throw new MediaException.Unsupported(
                        "TIFF predictor %d, fill order %d"
                                .formatted(predictor, number(FILL_ORDER, 1)));
            }
            var depth = depth(model.bands());
            var coding =
                    new TiffCoding(
                            (int) compression, predictor == 2, model.bands(), depth / 8, order);
            return new TiffPicture(
                    file,
                    order,
                    directory,
                    Orientation.of((int) number(ORIENTATION, 1)),
                    width,
                    height,
                    model,
                    coding,
                    grid(width, height, (long) model.bands() * depth / 8));
        }

        private int side(int tag) throws IOException, MediaException.Unreadable {
            var side = number(tag, 0);
            if (side < 1 || side > 1 << 20) {
                throw new MediaException.Unreadable(
                        "A side of %d pixels".formatted(side), directory.offset());
            }
            return (int) side;
        }

        private int depth(int bands) throws IOException, MediaException {
            var bits = directory.numbers(in, order, BITS);
            var formats = directory.numbers(in, order, SAMPLE_FORMAT);
            var first = bits.length == 0 ? 1 : bits[0];
            if (bits.length != bands
                    || (first != 8 && first != 16)
                    || Arrays.stream(bits).anyMatch(it -> it != first)
                    || Arrays.stream(formats).anyMatch(it -> it != 1)) {
                throw new MediaException.Unsupported(
                        "TIFF with %d samples a pixel, the first of %d bits"
                                .formatted(bits.length, first));
            }
            return (int) first;
        }

        private ColourModel model() throws IOException, MediaException {
            var photometric = number(PHOTOMETRIC, -1);
            var samples = number(SAMPLES, 1);
            if (number(PLANES, 1) != 1) {
                throw new MediaException.Unsupported("TIFF with a plane a colour");
            }
            return switch ((int) photometric * 10 + (int) Math.min(samples, 9)) {
                case 1 -> ColourModel.INVERTED_GRAY;
                case 11 -> ColourModel.GRAY;
                case 12 -> ColourModel.GRAY_ALPHA;
                case 23 -> ColourModel.RGB;
                case 24 -> ColourModel.RGB_ALPHA;
                case 54 -> ColourModel.CMYK;
                default ->
                        throw new MediaException.Unsupported(
                                "TIFF of photometric interpretation %d with %d samples"
                                        .formatted(photometric, samples));
            };
        }

        private Grid grid(int width, int height, long pixelBytes)
                throws IOException, MediaException {
            var tiled = directory.has(TILE_OFFSETS);
            var wide = tiled ? number(TILE_WIDTH, 0) : width;
            var high =
                    tiled ? number(TILE_HEIGHT, 0) : Math.min(number(STRIP_ROWS, height), height);
            var offsets = directory.numbers(in, order, tiled ? TILE_OFFSETS : STRIP_OFFSETS);
            var sizes = directory.numbers(in, order, tiled ? TILE_BYTES : STRIP_BYTES);
            if (wide < 1 || high < 1 || wide > 1 << 20 || high > 1 << 20) {
                throw new MediaException.Unreadable(
                        "Parts of %d × %d pixels".formatted(wide, high), directory.offset());
            }
            if (wide * high * pixelBytes > LARGEST_PART) {
                throw new MediaException.TooLarge(
                        "A strip of %d × %d pixels".formatted(wide, high));
            }
            var columns = (width + wide - 1) / wide;
            var count = columns * ((height + high - 1) / high);
            if (offsets.length < count || sizes.length < count) {
                throw new MediaException.Unreadable(
                        "%d strips or tiles are due, %d are there"
                                .formatted(count, Math.min(offsets.length, sizes.length)),
                        directory.offset());
            }
            for (int i = 0; i < count; i++) {
                if (offsets[i] > in.size() - sizes[i]) {
                    throw new MediaException.Unreadable("The TIFF file ends early", offsets[i]);
                }
            }
            return new Grid((int) wide, (int) high, (int) columns, offsets, sizes);
        }
    }

    @Override
    public ImageFacts facts() {
        return new ImageFacts("image/tiff", width, height, orientation);
    }

    /// A few strips or tiles, the largest as it lies in the file, which may be more than its
    /// pixels, and twice what is looked through for a preview.
    @Override
    public long workingMemory() {
        var packed = Arrays.stream(grid.sizes()).max().orElse(0);
        var resources =
                directory.entries().stream()
                        .filter(entry -> entry.tag() == PHOTOSHOP)
                        .mapToLong(entry -> entry.count() * entry.size())
                        .sum();
        return 4L * grid.partWidth() * grid.partHeight() * pixelBytes()
                + 2 * Math.min(packed, LARGEST_PART)
                + 2 * Math.min(resources, LARGEST_PART);
    }

    private int pixelBytes() {
        return model.bands() * coding.bytes();
    }

    private int max() {
        return coding.bytes() == 1 ? 255 : 65535;
    }

    private boolean tiled() {
        return directory.has(TILE_OFFSETS);
    }

    /// The parts a box meets, in the order of the file.
    private List<Integer> parts(Box box) {
        var parts = new ArrayList<Integer>();
        for (int row = box.y() / grid.partHeight();
                row <= (box.y() + box.height() - 1) / grid.partHeight();
                row++) {
            for (int column = box.x() / grid.partWidth();
                    column <= (box.x() + box.width() - 1) / grid.partWidth();
                    column++) {
                parts.add(row * grid.columns() + column);
            }
        }
        return parts;
    }

    private byte[] unpacked(FileChannel in, int index) throws IOException, MediaException {
        var part = grid.part(index, height, tiled());
        var rowBytes = part.width() * pixelBytes();
        var size = rowBytes * part.height();
        if (grid.sizes()[index] > LARGEST_PART) {
            throw new MediaException.TooLarge("A strip of %d bytes".formatted(grid.sizes()[index]));
        }
        var packed =
                TiffDirectory.bytes(in, order, grid.offsets()[index], (int) grid.sizes()[index])
                        .array();
        var plain = coding.unpack(packed, size, rowBytes);
        if (plain.length < size) {
            throw new MediaException.Unreadable("The image data is damaged", grid.offsets()[index]);
        }
        return plain;
    }

    @Override
    public List<Patch> patches(List<Box> boxes) throws IOException, MediaException {
        var patches = new ArrayList<Patch>();
        try (var in = FileChannel.open(file)) {
            for (Box box : boxes) {
                var samples = new int[box.pixels() * model.bands()];
                for (int index : parts(box)) {
                    var part = grid.part(index, height, tiled());
                    var plain = unpacked(in, index);
                    each(part, box, (inPart, inBox) -> samples[inBox] = coding.get(plain, inPart));
                }
                patches.add(new Patch(model, max(), samples));
            }
        }
        return patches;
    }

    /// Calls back for every sample of the box that lies in the part.
    private void each(Box part, Box box, SamplePair pair) {
        var both = part.meet(box);
        var bands = model.bands();
        for (int row = both.y(); row < both.y() + both.height(); row++) {
            for (int column = both.x(); column < both.x() + both.width(); column++) {
                var inPart = (row - part.y()) * part.width() + column - part.x();
                var inBox = (row - box.y()) * box.width() + column - box.x();
                for (int band = 0; band < bands; band++) {
                    pair.at((inPart * bands + band) * coding.bytes(), inBox * bands + band);
                }
            }
        }
    }

    @FunctionalInterface
    private interface SamplePair {
        void at(int inPart, int inBox);
    }

    @Override
    public void write(OutputStream out, Stamp stamp) throws IOException, MediaException {
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            var end = in.size() + in.size() % 2;
            var appended = new ByteArrayOutputStream();
            var offsets = grid.offsets().clone();
            var sizes = grid.sizes().clone();
            var painted = stamp.painted().samples();
            for (int index : parts(stamp.box())) {
                var part = grid.part(index, height, tiled());
                var plain = unpacked(in, index);
                each(
                        part,
                        stamp.box(),
                        (inPart, inBox) -> coding.put(plain, inPart, painted[inBox]));
                var packed = coding.pack(plain, part.width() * pixelBytes());
                offsets[index] = end + appended.size();
                sizes[index] = packed.length;
                appended.writeBytes(packed);
                pad(appended);
            }
            var at = end + appended.size();
            var cleared = cleared(in, parts(stamp.box()));
            appended.writeBytes(directory(at, offsets, sizes, cleared));
            if (end + appended.size() > 0xFFFFFFFFL) {
                throw new MediaException.TooLarge("A TIFF file of more than 4 GB");
            }
            copy(out, at, cleared);
            if (in.size() % 2 == 1) {
                out.write(0);
            }
            appended.writeTo(out);
        }
    }

    private static void pad(ByteArrayOutputStream out) {
        if (out.size() % 2 == 1) {
            out.write(0);
        }
    }

    /// The directory anew, without credentials, Photoshop's resources that hold a preview, and a
    /// next one, and behind it where the parts are.
    private byte[] directory(long at, long[] offsets, long[] sizes, TreeMap<Long, Long> cleared) {
        var kept =
                directory.entries().stream()
                        .filter(entry -> entry.tag() != CREDENTIALS)
                        .filter(
                                entry ->
                                        entry.tag() != PHOTOSHOP
                                                || !cleared.containsKey(entry.value()))
                        .toList();
        var length = 2 + kept.size() * TiffDirectory.ENTRY + 4;
        var bytes = ByteBuffer.allocate(length + 8 * offsets.length).order(order);
        bytes.putShort((short) kept.size());
        for (TiffDirectory.Entry entry : kept) {
            switch (entry.tag()) {
                case STRIP_OFFSETS, TILE_OFFSETS -> list(bytes, entry, offsets, at + length);
                case STRIP_BYTES, TILE_BYTES ->
                        list(bytes, entry, sizes, at + length + 4L * offsets.length);
                default ->
                        bytes.putShort((short) entry.tag())
                                .putShort((short) entry.type())
                                .putInt((int) entry.count())
                                .putInt((int) entry.value());
            }
        }
        bytes.putInt(0);
        Arrays.stream(offsets).forEach(offset -> bytes.putInt((int) offset));
        Arrays.stream(sizes).forEach(size -> bytes.putInt((int) size));
        return bytes.array();
    }

    private static void list(ByteBuffer bytes, TiffDirectory.Entry entry, long[] values, long at) {
        bytes.putShort((short) entry.tag()).putShort((short) LONG).putInt(values.length);
        bytes.putInt((int) (values.length == 1 ? values[0] : at));
    }

    /// What is overwritten with nothing: the old strips under the label, credentials, previews.
    private TreeMap<Long, Long> cleared(FileChannel in, List<Integer> replaced)
            throws IOException, MediaException {
        var cleared = new TreeMap<Long, Long>();
        replaced.forEach(index -> cleared.put(grid.offsets()[index], grid.sizes()[index]));
        for (TiffDirectory.Entry entry : directory.entries()) {
            var size = entry.count() * entry.size();
            if (entry.tag() == CREDENTIALS && size > 4 && entry.value() < in.size()) {
                cleared.put(entry.value(), Math.min(size, in.size() - entry.value()));
            }
            if (entry.tag() == PHOTOSHOP && size > 4 && size < LARGEST_PART) {
                var resources = TiffDirectory.bytes(in, order, entry.value(), (int) size).array();
                if (PhotoshopPreview.without(resources, 0).length < resources.length) {
                    cleared.put(entry.value(), size);
                }
            }
        }
        return cleared;
    }

    /// The file as it is, but for the address of its directory and what is cleared.
    private void copy(OutputStream out, long directoryAt, TreeMap<Long, Long> cleared)
            throws IOException {
        var head = ByteBuffer.allocate(4).order(order).putInt((int) directoryAt).array();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            long at = 0;
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                for (int i = 0; at < 8 && i < count && at + i < 8; i++) {
                    if (at + i >= 4) {
                        buffer[i] = head[(int) (at + i - 4)];
                    }
                }
                clear(buffer, at, count, cleared);
                out.write(buffer, 0, count);
                at += count;
            }
        }
    }

    private static void clear(byte[] buffer, long at, int count, TreeMap<Long, Long> cleared) {
        cleared.forEach(
                (from, length) -> {
                    var first = Math.max(from, at);
                    var last = Math.min(from + length, at + count);
                    if (first < last) {
                        Arrays.fill(buffer, (int) (first - at), (int) (last - at), (byte) 0);
                    }
                });
    }
}
