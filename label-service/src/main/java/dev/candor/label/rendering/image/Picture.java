package dev.candor.label.rendering.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// An image file, its header read and its structure checked. Pixels are decoded when they are
/// asked for.
sealed interface Picture permits JpegPicture, PngPicture {
    /// Recognizes the format by the file's first bytes, never by its name.
    static Picture open(Path file) throws IOException, ImageException {
        var start = firstBytes(file);
        if (start.length == 0) {
            throw new ImageException.Unreadable("The file is empty", 0);
        }
        if (startsWith(start, JpegPicture.START)) {
            return JpegPicture.read(file);
        }
        if (startsWith(start, PngPicture.SIGNATURE)) {
            return PngPicture.read(file);
        }
        throw new ImageException.UnknownFormat("Neither JPEG nor PNG");
    }

    ImageFacts facts();

    /// Bytes of heap that writing this picture takes, whatever the label.
    long workingMemory();

    /// Decodes the pixels of a box.
    Patch patch(Box box) throws IOException, ImageException;

    /// Writes this picture with other pixels in one box. The rest of the file stays: profiles,
    /// Exif, XMP, texts, the
    /// order of everything. Content credentials are left out, since the new pixels break them.
    void write(OutputStream out, Box box, Patch patch) throws IOException, ImageException;

    private static byte[] firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length
                && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
