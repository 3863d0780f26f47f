package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An image that a tool decodes into a PNG file, where it is labelled, and encodes again. Its size
/// is read and judged before any tool sees it. A WebP file keeps its profile, Exif and XMP, a HEIF
/// file what the tools carry over.
final class ConvertedPicture implements Picture {
    private final CodedFormat format;
    private final Converter converter;
    private final Path source;
    private final Path workplace;
    private final PngPicture png;
    private final Orientation orientation;
    private final boolean lossless;
    private final int depth;

    private ConvertedPicture(
            CodedFormat format,
            Converter converter,
            Path source,
            Path workplace,
            PngPicture png,
            Orientation orientation,
            boolean lossless,
            int depth) {
        this.format = format;
        this.converter = converter;
        this.source = source;
        this.workplace = workplace;
        this.png = png;
        this.orientation = orientation;
        this.lossless = lossless;
        this.depth = depth;
    }

    static ConvertedPicture read(
            Path source, CodedFormat format, Converter converter, long mostPixels)
            throws IOException, MediaException {
        return switch (format) {
            case WEBP -> {
                var webp = WebpChunks.read(source);
                check(webp.width(), webp.height(), mostPixels);
                yield decoded(source, format, converter, webp.orientation(), webp.lossless(), 8);
            }
            case AVIF, HEIC -> {
                var size = HeifSize.read(source);
                if (size.width() == 0) {
                    throw new MediaException.Unreadable("The file names no size", 0);
                }
                check(size.width(), size.height(), mostPixels);
                yield decoded(source, format, converter, Orientation.NORMAL, false, size.depth());
            }
        };
    }

    private static void check(long width, long height, long mostPixels)
            throws MediaException.TooLarge {
        if ((double) width * height > mostPixels) {
            throw new MediaException.TooLarge(
                    "%d × %d pixels; at most %d are accepted".formatted(width, height, mostPixels));
        }
    }

    private static ConvertedPicture decoded(
            Path source,
            CodedFormat format,
            Converter converter,
            Orientation orientation,
            boolean lossless,
            int depth)
            throws IOException, MediaException {
        var workplace = converter.workplace();
        try {
            var png = workplace.resolve("decoded.png");
            converter.decode(format, source, png);
            return new ConvertedPicture(
                    format,
                    converter,
                    source,
                    workplace,
                    PngPicture.read(png),
                    orientation,
                    lossless,
                    depth);
        } catch (MediaException | IOException | RuntimeException e) {
            remove(workplace);
            throw e;
        }
    }

    @Override
    public ImageFacts facts() {
        var facts = png.facts();
        return new ImageFacts(format.mediaType(), facts.width(), facts.height(), orientation);
    }

    @Override
    public long workingMemory() {
        return png.workingMemory();
    }

    @Override
    public List<Patch> patches(List<Box> boxes) throws IOException, MediaException {
        return png.patches(boxes);
    }

    @Override
    public void write(OutputStream out, Stamp stamp) throws IOException, MediaException {
        var labelled = workplace.resolve("labelled.png");
        try (var pixels = Files.newOutputStream(labelled)) {
            png.write(pixels, stamp);
        }
        var encoded =
                workplace.resolve("encoded." + format.name().toLowerCase(java.util.Locale.ROOT));
        converter.encode(format, labelled, encoded, lossless, depth);
        switch (format) {
            case WEBP -> WebpChunks.read(source).write(WebpChunks.read(encoded), out);
            case AVIF, HEIC -> Files.copy(encoded, out);
        }
    }

    @Override
    public void close() throws IOException {
        remove(workplace);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
