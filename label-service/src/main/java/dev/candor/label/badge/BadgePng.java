package dev.candor.label.badge;

import dev.candor.label.vocabulary.Language.Direction;
import dev.candor.label.vocabulary.Outline;
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
/// Blocking: call it on a worker.
final class BadgePng {
    private static final int HEIGHT = 56;
    private static final int SIDE = 24;
    private static final int GAP = 40;

    /// Pixels an em.
    private static final double EM = 30;

    private static final Color PLATE = new Color(0x14, 0x14, 0x14);
    private static final Color INK = new Color(0xF5, 0xF5, 0xF5);
    private static final Color BORDER = new Color(0x76, 0x76, 0x76);
    private static final Pattern STEP = Pattern.compile("([MLQCZ])([-0-9 ]*)");

    private BadgePng() {}

    static byte[] draw(Badge badge) {
        var scale = EM / 1000;
        var inside = badge.parts().stream().mapToDouble(part -> part.ink().width() * scale).sum();
        var width = (int) Math.ceil(inside + 2 * SIDE + (badge.parts().size() - 1) * GAP);
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
            double left = SIDE;
            var parts =
                    badge.language().direction() == Direction.RTL
                            ? badge.parts().reversed()
                            : badge.parts();
            var baseline = baseline(badge, scale);
            for (Outline part : parts) {
                if (left > SIDE) {
                    pen.fillOval((int) (left - GAP / 2.0) - 4, HEIGHT / 2 - 4, 8, 8);
                }
                var place =
                        AffineTransform.getTranslateInstance(
                                left - part.ink().x() * scale, baseline);
                place.scale(scale, scale);
                pen.fill(place.createTransformedShape(path(part.path())));
                left += part.ink().width() * scale + GAP;
            }
        } finally {
            pen.dispose();
        }
        return png(image);
    }

    private static double baseline(Badge badge, double scale) {
        var top = badge.parts().stream().mapToInt(part -> part.ink().y()).min().orElse(0);
        var bottom =
                badge.parts().stream()
                        .mapToInt(part -> part.ink().y() + part.ink().height())
                        .max()
                        .orElse(0);
        return HEIGHT / 2.0 - (top + bottom) / 2.0 * scale;
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
