package dev.candor.label.rendering.image;

import dev.candor.label.vocabulary.Outline;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Where the label stands in the picture as the viewer sees it, and how large it is.
///
/// @param face what it says
/// @param box the plate, in pixels of the picture as seen
/// @param capHeight height of capital letters in pixels
record LabelLayout(LabelFace face, Box box, int capHeight) {
    /// Quiet zone around the words, gap between them and radius of the corners, in cap heights.
    private static final double QUIET = 0.6;

    private static final double GAP = 1.1;
    private static final double BAR = 0.1;
    private static final double BAR_MARGIN = 0.25;
    private static final double RADIUS = 0.4;

    /// The first face of the order that fits into the picture.
    static LabelLayout fit(LabelOrder order, ImageFacts facts) throws ImageException.TooSmall {
        var capHeight =
                Math.max(
                        order.minHeightPixels(),
                        (int) Math.ceil(order.minHeightRatio() * facts.shorterSide()));
        var inset = (int) Math.round(order.insetRatio() * facts.shorterSide());
        for (LabelFace face : order.faces()) {
            var width = plateWidth(face, capHeight);
            var height = plateHeight(face, capHeight);
            if (width + 2 * inset <= facts.seenWidth()
                    && height + 2 * inset <= facts.seenHeight()) {
                return new LabelLayout(face, place(order, facts, inset, width, height), capHeight);
            }
        }
        throw tooSmall(order, facts);
    }

    private static Box place(LabelOrder order, ImageFacts facts, int inset, int width, int height) {
        var right = facts.seenWidth() - inset - width;
        var bottom = facts.seenHeight() - inset - height;
        return switch (order.position()) {
            case TOP_RIGHT -> new Box(right, inset, width, height);
            case TOP_LEFT -> new Box(inset, inset, width, height);
            case BOTTOM_RIGHT -> new Box(right, bottom, width, height);
            case BOTTOM_LEFT -> new Box(inset, bottom, width, height);
        };
    }

    private static ImageException.TooSmall tooSmall(LabelOrder order, ImageFacts facts) {
        var least = order.faces().getLast();
        var room = 1 - 2 * order.insetRatio();
        var width = (int) Math.ceil(plateWidth(least, order.minHeightPixels()) / room);
        var height = (int) Math.ceil(plateHeight(least, order.minHeightPixels()) / room);
        return new ImageException.TooSmall(
                "%d × %d pixels cannot carry a legible label \"%s\"; it takes at least %d × %d"
                        .formatted(
                                facts.seenWidth(), facts.seenHeight(), least.text(), width, height),
                width,
                height);
    }

    private static int plateWidth(LabelFace face, int capHeight) {
        var words = face.parts().stream().mapToInt(part -> part.ink().width()).sum();
        var gaps = (face.parts().size() - 1) * (GAP + BAR);
        return (int) Math.ceil(words * scale(capHeight) + (gaps + 2 * QUIET) * capHeight);
    }

    private static int plateHeight(LabelFace face, int capHeight) {
        return (int) Math.ceil(inkHeight(face) * scale(capHeight) + 2 * QUIET * capHeight);
    }

    private static double scale(int capHeight) {
        return (double) capHeight / Outline.CAP_HEIGHT;
    }

    private static int inkTop(LabelFace face) {
        return face.parts().stream().mapToInt(part -> part.ink().y()).min().orElseThrow();
    }

    private static int inkHeight(LabelFace face) {
        var bottom =
                face.parts().stream()
                        .mapToInt(part -> part.ink().y() + part.ink().height())
                        .max()
                        .orElseThrow();
        return bottom - inkTop(face);
    }

    Shape plate() {
        var round = 2 * RADIUS * capHeight;
        return new RoundRectangle2D.Double(
                box.x(), box.y(), box.width(), box.height(), round, round);
    }

    /// The words, as one shape.
    Shape words() {
        var words = new Path2D.Double(Path2D.WIND_NON_ZERO);
        var scale = scale(capHeight);
        var baseline = baseline();
        var left = box.x() + QUIET * capHeight;
        for (Outline part : face.fromTheLeft()) {
            var place =
                    new AffineTransform(
                            scale, 0, 0, scale, left - part.ink().x() * scale, baseline);
            words.append(OutlinePath.parse(part.path()).getPathIterator(place), false);
            left += part.ink().width() * scale + (GAP + BAR) * capHeight;
        }
        return words;
    }

    /// The bars between the words, taller than any letter so that none reads as one.
    Shape bars() {
        var bars = new Path2D.Double(Path2D.WIND_NON_ZERO);
        var scale = scale(capHeight);
        var margin = BAR_MARGIN * capHeight;
        var left = box.x() + QUIET * capHeight;
        for (Outline part : face.fromTheLeft().subList(0, face.parts().size() - 1)) {
            left += part.ink().width() * scale + GAP / 2 * capHeight;
            bars.append(
                    new Rectangle2D.Double(
                            left, box.y() + margin, BAR * capHeight, box.height() - 2 * margin),
                    false);
            left += (GAP / 2 + BAR) * capHeight;
        }
        return bars;
    }

    private double baseline() {
        var spare = box.height() - inkHeight(face) * scale(capHeight);
        // On a pixel boundary, so that the letters stand on full rows.
        return Math.round(box.y() + spare / 2 - inkTop(face) * scale(capHeight));
    }
}
