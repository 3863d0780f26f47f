package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Position;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/// Where the label stands in the picture as the viewer sees it, and how large it is.
///
/// @param face what it says
/// @param position the corner
/// @param box the plate, in pixels of the picture as seen
/// @param capHeight height of capital letters in pixels
record LabelLayout(LabelFace face, Position position, Box box, int capHeight) {
    /// Quiet zone around the words, gap between them and radius of the corners, in cap heights.
    private static final double QUIET = 0.6;

    private static final double GAP = 1.1;
    private static final double BAR = 0.1;
    private static final double BAR_MARGIN = 0.25;
    private static final double RADIUS = 0.4;

    /// The first face of the order that fits into the picture, in every corner it may stand in,
    /// the preferred one first.
    ///
    /// @throws MediaException `TooSmall`, or `NotCropSafe` where only the crops leave no room
    static List<LabelLayout> fit(LabelOrder order, ImageFacts facts) throws MediaException {
        var capHeight =
                Math.max(
                        order.minHeightPixels(),
                        (int) Math.ceil(order.minHeightRatio() * facts.shorterSide()));
        var inset = (int) Math.round(order.insetRatio() * facts.shorterSide());
        var room = room(order, facts);
        for (LabelFace face : order.faces()) {
            var width = plateWidth(face, capHeight);
            var height = plateHeight(face, capHeight);
            if (width + 2 * inset <= room.width() && height + 2 * inset <= room.height()) {
                return order.positions().stream()
                        .map(
                                position ->
                                        new LabelLayout(
                                                face,
                                                position,
                                                place(position, room, inset, width, height),
                                                capHeight))
                        .toList();
            }
        }
        throw tooSmall(order, facts, room);
    }

    /// What every crop leaves of the picture.
    private static Box room(LabelOrder order, ImageFacts facts) {
        var room = new Box(0, 0, facts.seenWidth(), facts.seenHeight());
        for (Crop crop : order.crops()) {
            room = room.meet(crop.of(facts.seenWidth(), facts.seenHeight()));
        }
        return room;
    }

    private static Box place(Position position, Box room, int inset, int width, int height) {
        var left = room.x() + inset;
        var top = room.y() + inset;
        var right = room.x() + room.width() - inset - width;
        var bottom = room.y() + room.height() - inset - height;
        return switch (position) {
            case TOP_RIGHT -> new Box(right, top, width, height);
            case TOP_LEFT -> new Box(left, top, width, height);
            case BOTTOM_RIGHT -> new Box(right, bottom, width, height);
            case BOTTOM_LEFT -> new Box(left, bottom, width, height);
        };
    }

    private static MediaException tooSmall(LabelOrder order, ImageFacts facts, Box left) {
        var least = order.faces().getLast();
        var room = 1 - 2 * order.insetRatio();
        var width = (int) Math.ceil(plateWidth(least, order.minHeightPixels()) / room);
        var height = (int) Math.ceil(plateHeight(least, order.minHeightPixels()) / room);
        if (!order.crops().isEmpty()
                && width <= facts.seenWidth()
                && height <= facts.seenHeight()) {
            return new MediaException.NotCropSafe(
                    "The crops %s leave %d × %d pixels in common, too few for a legible label"
                            .formatted(order.crops(), left.width(), left.height()));
        }
        return new MediaException.TooSmall(
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
