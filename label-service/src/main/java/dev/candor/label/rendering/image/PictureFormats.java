package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/// Opens image files. The format is recognized by the first bytes, never by a name.
final class PictureFormats {
    private static final byte[] TIFF_LITTLE = {'I', 'I', 42, 0};
    private static final byte[] TIFF_BIG = {'M', 'M', 0, 42};
    private static final Set<String> HEIC = Set.of("heic", "heix", "heim", "heis", "mif1");
    private static final Set<String> AVIF = Set.of("avif");
    private static final Set<String> SEQUENCE = Set.of("avis", "hevc", "hevx", "msf1");

    private final Converter converter;
    private final long mostPixels;

    /// @param mostPixels the largest image accepted
    PictureFormats(Converter converter, long mostPixels) {
        this.converter = converter;
        this.mostPixels = mostPixels;
    }

    Picture open(Path file) throws IOException, MediaException {
        var start = firstBytes(file);
        if (start.length == 0) {
            throw new MediaException.Unreadable("The file is empty", 0);
        }
        if (startsWith(start, JpegPicture.START)) {
            return JpegPicture.read(file);
        }
        if (startsWith(start, PngPicture.SIGNATURE)) {
            return PngPicture.read(file);
        }
        if (text(start, 0, 6).equals("GIF87a") || text(start, 0, 6).equals("GIF89a")) {
            return GifPicture.read(file);
        }
        if (startsWith(start, TIFF_LITTLE) || startsWith(start, TIFF_BIG)) {
            return TiffPicture.read(file);
        }
        if (text(start, 0, 4).equals("RIFF") && text(start, 8, 12).equals("WEBP")) {
            return ConvertedPicture.read(file, CodedFormat.WEBP, converter, mostPixels);
        }
        if (text(start, 4, 8).equals("ftyp")) {
            return family(file, start);
        }
        throw new MediaException.UnknownFormat("Neither JPEG, PNG, GIF, TIFF, WebP, AVIF nor HEIC");
    }

    private Picture family(Path file, byte[] start) throws IOException, MediaException {
        var brand = text(start, 8, 12);
        if (SEQUENCE.contains(brand)) {
            throw new MediaException.Unsupported("An image sequence");
        }
        if (AVIF.contains(brand) || (brand.equals("mif1") && compatible(start).contains("avif"))) {
            return ConvertedPicture.read(file, CodedFormat.AVIF, converter, mostPixels);
        }
        if (HEIC.contains(brand)) {
            return ConvertedPicture.read(file, CodedFormat.HEIC, converter, mostPixels);
        }
        throw new MediaException.UnknownFormat("Neither JPEG, PNG, GIF, TIFF, WebP, AVIF nor HEIC");
    }

    private static String compatible(byte[] start) {
        return text(start, 16, start.length);
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(40);
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return from >= bytes.length
                ? ""
                : new String(
                        bytes,
                        from,
                        Math.min(to, bytes.length) - from,
                        StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length
                && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
