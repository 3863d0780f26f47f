package dev.candor.acceptance;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Small pictures, drawn here.
final class Pictures {
    private Pictures() {}

    static byte[] jpeg() {
        return encoded("jpg", 640, 420);
    }

    static byte[] png() {
        return encoded("png", 640, 420);
    }

    private static byte[] encoded(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(
                new GradientPaint(0, 0, new Color(0x204060), width, height, new Color(0xe0c090)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(0xf4f1de));
        graphics.fillOval(width / 3, height / 3, width / 5, width / 5);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
