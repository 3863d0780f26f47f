package dev.candor.label.rendering.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A picture in shades of grey, a byte a pixel.
@SuppressWarnings("ArrayRecordComponent") // lives for one measurement and is never compared
record Grey(byte[] pixels, int width, int height) {
    private static final int LARGEST = 64 << 20;
    private static final Pattern HEADER =
            Pattern.compile("P5\\s+(\\d{1,5})\\s+(\\d{1,5})\\s+255\\s");

    /// A portable grey map.
    static Grey read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("A picture of " + Files.size(file) + " bytes");
        }
        var bytes = Files.readAllBytes(file);
        var start = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
        var header = HEADER.matcher(start);
        if (!header.lookingAt()) {
            throw new IOException("No portable grey map");
        }
        var width = Integer.parseInt(header.group(1));
        var height = Integer.parseInt(header.group(2));
        if (bytes.length - header.end() < (long) width * height) {
            throw new IOException("A grey map that ends early");
        }
        var pixels = new byte[width * height];
        System.arraycopy(bytes, header.end(), pixels, 0, pixels.length);
        return new Grey(pixels, width, height);
    }

    int at(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }

    /// Relative luminance of a shade (WCAG 2.2).
    static double luminance(int shade) {
        var value = shade / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    static double contrast(int one, int other) {
        var light = Math.max(luminance(one), luminance(other));
        var dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }
}
