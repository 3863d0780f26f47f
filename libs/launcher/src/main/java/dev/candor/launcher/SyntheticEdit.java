package dev.candor.launcher;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Puts a moon that was never there into the sky of a photograph: an edit anybody can see.
final class SyntheticEdit {

    private static final long SEED = 40; // the same craters every time
    private static final int CRATERS = 34;
    private static final float QUALITY = 0.93f;

    private SyntheticEdit() {}

    /// The edited photograph, as JPEG.
    static byte[] of(InputStream photograph) throws IOException {
        var image = ImageIO.read(photograph);
        paintMoon(image);
        return jpeg(image);
    }

    private static void paintMoon(BufferedImage image) {
        var size = image.getHeight() * 0.42;
        var x = image.getWidth() * 0.52;
        var y = image.getHeight() * 0.06;
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            var disc = new Ellipse2D.Double(x, y, size, size);
            var halo = size * 0.18;
            graphics.setPaint(
                    new RadialGradientPaint(
                            (float) disc.getCenterX(),
                            (float) disc.getCenterY(),
                            (float) (size / 2 + halo),
                            new float[] {0.7f, 1f},
                            new Color[] {
                                new Color(255, 244, 214, 150), new Color(255, 244, 214, 0)
                            }));
            graphics.fill(
                    new Ellipse2D.Double(x - halo, y - halo, size + 2 * halo, size + 2 * halo));
            graphics.setPaint(
                    new RadialGradientPaint(
                            (float) (x + size * 0.38),
                            (float) (y + size * 0.35),
                            (float) (size * 0.75),
                            new float[] {0f, 1f},
                            new Color[] {new Color(255, 250, 232), new Color(204, 186, 150)}));
            graphics.fill(disc);
            graphics.setClip(disc);
            graphics.setComposite(AlphaComposite.SrcOver.derive(0.28f));
            graphics.setPaint(new Color(120, 104, 78));
            var random = new Random(SEED);
            for (var crater = 0; crater < CRATERS; crater++) {
                var width = size * (0.02 + 0.13 * random.nextDouble() * random.nextDouble());
                graphics.fill(
                        new Ellipse2D.Double(
                                x + size * random.nextDouble() - width / 2,
                                y + size * random.nextDouble() - width / 2,
                                width,
                                width * (0.8 + 0.2 * random.nextDouble())));
            }
        } finally {
            graphics.dispose();
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
