package dev.candor.label.badge;

import dev.candor.label.badge.BadgeLayout.Placed;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// Draws a badge as PNG, twice as large as the SVG, from the same outlines: no font is needed.
/// Official icons are not redrawn as pixels: the neutral token stands in their place.
/// Blocking: call it on a worker.
final class BadgePng {
    /// How much larger than the SVG.
    private static final int TIMES = 2;

    private static final int HEIGHT = TIMES * BadgeLayout.HEIGHT;
    private static final double SCALE = TIMES * BadgeLayout.SCALE;
    private static final Color PLATE = new Color(0x14, 0x14, 0x14);
    private static final Color INK = new Color(0xF5, 0xF5, 0xF5);
    private static final Color BORDER = new Color(0x76, 0x76, 0x76);
    private static final Pattern STEP = Pattern.compile("([MLQCZ])([-0-9 ]*)");

    private BadgePng() {}

    static byte[] draw(Badge badge) {
        var layout = BadgeLayout.of(badge.withoutIcon());
        var width = TIMES * layout.width();
        var image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            var plate = new RoundRectangle2D.Double(1, 1, width - 2, HEIGHT - 2, 24, 24);
            pen.setColor(PLATE);
            pen.fill(plate);
            pen.setColor(BORDER);
            pen.setStroke(new BasicStroke(2));
            pen.draw(plate);
            pen.setColor(INK);
            var frame = layout.frame();
            if (frame != null) {
                pen.draw(
                        new RoundRectangle2D.Double(
                                TIMES * frame.x(),
                                TIMES * frame.y(),
                                TIMES * frame.width(),
                                TIMES * frame.height(),
                                12,
                                12));
            }
            for (double x : layout.dots()) {
                pen.fillOval((int) (TIMES * x) - 4, HEIGHT / 2 - 4, 8, 8);
            }
            for (Placed placed : layout.outlines()) {
                var place =
                        AffineTransform.getTranslateInstance(
                                TIMES * placed.left() - placed.outline().ink().x() * SCALE,
                                TIMES * layout.baseline());
                place.scale(SCALE, SCALE);
                pen.fill(place.createTransformedShape(path(placed.outline().path())));
            }
        } finally {
            pen.dispose();
        }
        return png(image);
    }

    private static Path2D path(String commands) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        Matcher step = STEP.matcher(commands);
        while (step.find()) {
            var at = numbers(step.group(2));
            switch (step.group(1).charAt(0)) {
                case 'M' -> path.moveTo(at[0], at[1]);
                case 'L' -> path.lineTo(at[0], at[1]);
                case 'Q' -> path.quadTo(at[0], at[1], at[2], at[3]);
                case 'C' -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> path.closePath();
            }
        }
        return path;
    }

    private static double[] numbers(String text) {
        return text.isBlank()
                ? new double[0]
                : Pattern.compile(" ")
                        .splitAsStream(text.strip())
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private static byte[] png(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
