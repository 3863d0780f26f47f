package dev.candor.label.rendering.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Makes pictures for tests: light, dark, busy, of every format and orientation.
public final class Pictures {
    private Pictures() {}

    /// One colour all over.
    public static BufferedImage plain(int width, int height, Color colour) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(colour);
        brush.fillRect(0, 0, width, height);
        brush.dispose();
        return picture;
    }

    /// Large and small patches of every colour, the hardest ground for a label.
    public static BufferedImage busy(int width, int height) {
        var picture = plain(width, height, Color.GRAY);
        var random = new Random(7);
        var brush = picture.createGraphics();
        for (int i = 0; i < 4000; i++) {
            brush.setColor(new Color(random.nextInt(1 << 24)));
            brush.fillRect(
                    random.nextInt(width),
                    random.nextInt(height),
                    2 + random.nextInt(40),
                    2 + random.nextInt(9));
        }
        brush.dispose();
        return picture;
    }

    /// Soft colours and a fine grain, as a photograph has them.
    public static BufferedImage scene(int width, int height) {
        var picture = plain(width, height, Color.BLACK);
        var random = new Random(11);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                var grain = random.nextInt(9) - 4;
                var red = 120 + 90 * Math.sin(x / 70.0) + grain;
                var green = 110 + 70 * Math.cos((x + y) / 90.0) + grain;
                var blue = 100 + 80 * Math.sin(y / 50.0) + grain;
                picture.setRGB(x, y, (int) red << 16 | (int) green << 8 | (int) blue);
            }
        }
        return picture;
    }

    /// Half clear, half covered.
    public static BufferedImage transparent(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, x < width / 2 ? 0xFF336699 : 0x00FFFFFF);
            }
        }
        return picture;
    }

    /// Sixteen bits a sample.
    public static BufferedImage deepGray(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        WritableRaster raster = picture.getRaster();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setSample(x, y, 0, (x * 40503 + y * 131) & 0xFFFF);
            }
        }
        return picture;
    }

    /// Sixteen colours, half a byte a pixel.
    public static BufferedImage palette(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
        picture.createGraphics().drawImage(busy(width, height), 0, 0, null);
        return picture;
    }

    public static byte[] jpeg(BufferedImage picture) {
        return encoded(picture, "jpeg");
    }

    public static byte[] png(BufferedImage picture) {
        return encoded(picture, "png");
    }

    public static byte[] gif(BufferedImage picture) {
        return encoded(picture, "gif");
    }

    /// @param compression as the JDK's writer names it, or empty for none
    public static byte[] tiff(BufferedImage picture, String compression) {
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            if (!compression.isEmpty()) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType(compression);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// The same JPEG with segments after its start of image.
    public static byte[] withSegments(byte[] jpeg, byte[]... segments) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        for (byte[] segment : segments) {
            out.writeBytes(segment);
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    public static byte[] segment(int marker, byte[] payload) {
        return ByteBuffer.allocate(payload.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (payload.length + 2))
                .put(payload)
                .array();
    }

    /// An APP1 segment that names an orientation.
    public static byte[] exif(int orientation) {
        return segment(
                0xE1, joined("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), tiff(orientation)));
    }

    static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /// A PNG with a chunk after its header.
    static byte[] withChunk(byte[] png, String type, byte[] payload) {
        var name = type.getBytes(StandardCharsets.ISO_8859_1);
        var chunk =
                ByteBuffer.allocate(payload.length + 12)
                        .putInt(payload.length)
                        .put(name)
                        .put(payload)
                        .putInt(PngFormat.crc(name, payload))
                        .array();
        return joined(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] encoded(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalStateException("Cannot write " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
