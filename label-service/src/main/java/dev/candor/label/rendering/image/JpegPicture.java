package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.jpeg.CodedJpeg;
import dev.candor.label.rendering.jpeg.DamagedJpegException;
import dev.candor.label.rendering.jpeg.Region;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// A JPEG file. Samples are read and written as they are stored, without colour conversion. Where
/// the coding allows it, only the blocks under the label are coded anew, and no other sample
/// changes. Else all are, on the same block grid and with the file's own quantization tables and
/// subsampling, so that what the label does not cover hardly changes and the file neither bloats
/// nor fades.
final class JpegPicture implements Picture {
    static final byte[] START = {(byte) 0xFF, (byte) 0xD8};

    private static final int MAX = 255;

    private final Path file;
    private final JpegSegments segments;
    private final ColourModel model;
    private final Optional<CodedJpeg> coded;

    /// All samples, once they were decoded for writing.
    private @Nullable IIOImage decoded;

    private JpegPicture(
            Path file, JpegSegments segments, ColourModel model, Optional<CodedJpeg> coded) {
        this.file = file;
        this.segments = segments;
        this.model = model;
        this.coded = coded;
    }

    static JpegPicture read(Path file) throws IOException, MediaException {
        try (var in = Files.newInputStream(file)) {
            var segments = supported(JpegSegments.read(in));
            return new JpegPicture(file, segments, model(segments), coded(file, segments));
        }
    }

    private static Optional<CodedJpeg> coded(Path file, JpegSegments segments)
            throws IOException, MediaException {
        var coding =
                segments.coding().stream()
                        .map(one -> new CodedJpeg.Segment(one.marker(), one.payload()))
                        .toList();
        var frame =
                coding.stream()
                        .filter(one -> one.marker() == segments.frame().process())
                        .reduce((_, last) -> last)
                        .orElseThrow();
        try {
            return CodedJpeg.of(file, frame, coding, segments.scan());
        } catch (DamagedJpegException | EOFException e) {
            throw damaged(e, segments);
        }
    }

    private static MediaException damaged(Exception e, JpegSegments segments) {
        return MediaException.because(
                e,
                new MediaException.Unreadable("Damaged JPEG: " + e.getMessage(), segments.scan()));
    }

    private static JpegSegments supported(JpegSegments segments) throws MediaException.Unsupported {
        var frame = segments.frame();
        return switch (frame.process()) {
            case 0xC0, 0xC1, 0xC2 -> {
                if (frame.precision() != 8) {
                    throw new MediaException.Unsupported(
                            "JPEG with %d bits a sample".formatted(frame.precision()));
                }
                yield segments;
            }
            case 0xC3, 0xC7, 0xCB, 0xCF -> throw new MediaException.Unsupported("Lossless JPEG");
            default ->
                    throw new MediaException.Unsupported(
                            "JPEG process %02X".formatted(frame.process()));
        };
    }

    /// What the components mean, found as decoders find it: by the JFIF and Adobe segments, else
    /// by their identifiers.
    private static ColourModel model(JpegSegments segments) throws MediaException.Unsupported {
        var adobe = segments.adobe();
        var transform = adobe.isEmpty() ? -1 : adobe.getFirst().payload()[11] & 0xFF;
        return switch (segments.frame().components().size()) {
            case 1 -> ColourModel.GRAY;
            case 3 -> threeComponents(segments, transform);
            case 4 -> fourComponents(transform);
            default ->
                    throw new MediaException.Unsupported(
                            "JPEG with %d components"
                                    .formatted(segments.frame().components().size()));
        };
    }

    private static ColourModel threeComponents(JpegSegments segments, int transform) {
        if (segments.jfif()) {
            return ColourModel.YCC;
        }
        var named = segments.frame().components().equals(List.of((int) 'R', (int) 'G', (int) 'B'));
        return transform == 0 || (transform == -1 && named) ? ColourModel.RGB : ColourModel.YCC;
    }

    private static ColourModel fourComponents(int transform) {
        return switch (transform) {
            case -1 -> ColourModel.CMYK;
            case 2 -> ColourModel.INVERTED_YCCK;
            default -> ColourModel.INVERTED_CMYK;
        };
    }

    @Override
    public ImageFacts facts() {
        var frame = segments.frame();
        return new ImageFacts("image/jpeg", frame.width(), frame.height(), segments.orientation());
    }

    /// Blocks under all places where the label may stand are less than a byte a pixel. An
    /// encoder of the whole picture wants a byte a sample.
    @Override
    public long workingMemory() {
        return coded.isPresent()
                ? facts().pixels()
                : facts().pixels() * segments.frame().components().size();
    }

    /// What is decoded stays: whoever asks for patches writes next.
    @Override
    public List<Patch> patches(List<Box> boxes) throws IOException, MediaException {
        if (coded.isPresent()) {
            return patches(coded.get(), boxes.stream().map(JpegPicture::region).toList());
        }
        var raster = decoded().getRaster();
        return boxes.stream().map(box -> patch(raster, box)).toList();
    }

    private List<Patch> patches(CodedJpeg picture, List<Region> regions)
            throws IOException, MediaException {
        try {
            picture.read(regions);
        } catch (DamagedJpegException | EOFException e) {
            throw damaged(e, segments);
        }
        return regions.stream()
                .map(region -> new Patch(model, MAX, picture.samples(region)))
                .toList();
    }

    private static Region region(Box box) {
        return new Region(box.x(), box.y(), box.width(), box.height());
    }

    private Patch patch(Raster raster, Box box) {
        return new Patch(
                model,
                MAX,
                raster.getPixels(
                        box.x(), box.y(), box.width(), box.height(), (int @Nullable []) null));
    }

    private IIOImage decoded() throws IOException, MediaException {
        if (decoded == null) {
            decoded =
                    decode(
                            reader ->
                                    new IIOImage(
                                            reader.readRaster(0, null),
                                            null,
                                            reader.getImageMetadata(0)));
        }
        return decoded;
    }

    /// Decodes the box alone.
    @Override
    public void look(Box box, Viewer viewer) throws IOException, MediaException {
        var region = new ImageReadParam();
        region.setSourceRegion(new java.awt.Rectangle(box.x(), box.y(), box.width(), box.height()));
        var whole = new Box(0, 0, box.width(), box.height());
        viewer.see(decode(reader -> patch(reader.readRaster(0, region), whole)));
    }

    @Override
    public void write(OutputStream out, Stamp stamp) throws IOException, MediaException {
        out.write(START);
        for (JpegSegments.Segment segment : segments.kept()) {
            write(out, segment);
        }
        if (coded.isPresent()) {
            coded.get().write(out, region(stamp.box()), stamp.painted().samples());
            return;
        }
        var image = decoded();
        var box = stamp.box();
        ((WritableRaster) image.getRaster())
                .setPixels(box.x(), box.y(), box.width(), box.height(), stamp.painted().samples());
        encode(image, new JpegCoding(out));
    }

    private void encode(IIOImage image, JpegCoding out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (out) {
            var param = (JPEGImageWriteParam) writer.getDefaultWriteParam();
            param.setOptimizeHuffmanTables(true);
            if (segments.frame().process() == 0xC2) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write((IIOMetadata) null, image, param);
        } finally {
            writer.dispose();
        }
    }

    private <T> T decode(Decoding<T> decoding) throws IOException, MediaException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        var damage = new Damage();
        try (var in = new MemoryCacheImageInputStream(coded())) {
            reader.addIIOReadWarningListener(damage);
            reader.setInput(in, true, false);
            var result = decoding.decode(reader);
            if (damage.first != null) {
                throw new MediaException.Unreadable(
                        "Damaged JPEG: " + damage.first, segments.scan());
            }
            return result;
        } catch (IIOException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            var unreadable =
                    new MediaException.Unreadable(
                            "Damaged JPEG: " + e.getMessage(), segments.scan());
            unreadable.initCause(e);
            throw unreadable;
        } finally {
            reader.dispose();
        }
    }

    /// The file as the decoder sees it: tables, frame and scans. It never parses anybody's
    /// metadata.
    private InputStream coded() throws IOException {
        var head = new ByteArrayOutputStream();
        head.writeBytes(START);
        for (JpegSegments.Segment segment : segments.coding()) {
            write(head, segment);
        }
        var scans = Files.newInputStream(file);
        scans.skipNBytes(segments.scan());
        return new SequenceInputStream(
                new ByteArrayInputStream(head.toByteArray()),
                new BufferedInputStream(scans, 1 << 16));
    }

    private static void write(OutputStream out, JpegSegments.Segment segment) throws IOException {
        var length = segment.payload().length + 2;
        out.write(0xFF);
        out.write(segment.marker());
        out.write(length >>> 8);
        out.write(length);
        out.write(segment.payload());
    }

    @FunctionalInterface
    private interface Decoding<T> {
        T decode(ImageReader reader) throws IOException;
    }

    /// Remembers the first warning that means lost pixels. Stray bytes between segments are
    /// common and harmless.
    private static final class Damage implements IIOReadWarningListener {
        private @Nullable String first;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            if (first == null && !warning.contains("extraneous bytes")) {
                first = warning;
            }
        }
    }
}
