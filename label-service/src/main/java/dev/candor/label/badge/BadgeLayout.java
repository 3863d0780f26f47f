package dev.candor.label.badge;

import dev.candor.label.vocabulary.Language.Direction;
import dev.candor.label.vocabulary.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where everything of a drawn badge lies, in pixels of its SVG, from the side where reading
/// begins: how the publication stands, where not all is well; the token or icon; then the words
/// with a dot between them.
///
/// @param baseline of all words
/// @param frame around the token, or where the icon lies; absent where neither stands
record BadgeLayout(
        int width,
        double baseline,
        List<Placed> outlines,
        List<Double> dots,
        @Nullable Frame frame) {
    static final int HEIGHT = 28;
    static final int SIDE = 12;
    static final int GAP = 20;

    /// Pixels of an em, and of a thousandth of it.
    static final double SCALE = 15 / 1000.0;

    private static final double FRAME_HEIGHT = 18;
    private static final double FRAME_SIDE = 4;
    private static final double AFTER_FRAME = 8;

    BadgeLayout {
        outlines = List.copyOf(outlines);
        dots = List.copyOf(dots);
    }

    /// An outline, and where its ink begins.
    record Placed(Outline outline, double left) {}

    /// A box.
    record Frame(double x, double y, double width, double height) {}

    static BadgeLayout of(Badge badge) {
        return new Builder(badge).layout();
    }

    private static final class Builder {
        private final Badge badge;
        private final boolean rightToLeft;
        private final List<Placed> outlines = new ArrayList<>();
        private final List<Double> dots = new ArrayList<>();
        private @Nullable Frame frame;
        private double left = SIDE;

        Builder(Badge badge) {
            this.badge = badge;
            this.rightToLeft = badge.language().direction() == Direction.RTL;
        }

        BadgeLayout layout() {
            if (!rightToLeft) {
                standing();
                mark();
            }
            var parts = rightToLeft ? badge.parts().reversed() : badge.parts();
            for (int i = 0; i < parts.size(); i++) {
                if (i > 0) {
                    dot();
                }
                place(parts.get(i));
            }
            if (rightToLeft) {
                mark();
                standing();
            }
            return new BadgeLayout((int) Math.ceil(left + SIDE), baseline(), outlines, dots, frame);
        }

        private void standing() {
            var standing = badge.standing();
            if (standing == null) {
                return;
            }
            if (rightToLeft) {
                dot();
            }
            place(standing);
            if (!rightToLeft) {
                dot();
            }
        }

        private void dot() {
            dots.add(left + GAP / 2.0);
            left += GAP;
        }

        private void mark() {
            var token = badge.token();
            if (token == null) {
                return;
            }
            if (rightToLeft) {
                left += AFTER_FRAME;
            }
            var width =
                    badge.icon() == null
                            ? token.ink().width() * SCALE + 2 * FRAME_SIDE
                            : FRAME_HEIGHT * badge.icon().ratio();
            frame = new Frame(left, (HEIGHT - FRAME_HEIGHT) / 2, width, FRAME_HEIGHT);
            if (badge.icon() == null) {
                outlines.add(new Placed(token, left + FRAME_SIDE));
            }
            left += width;
            if (!rightToLeft) {
                left += AFTER_FRAME;
            }
        }

        private void place(Outline part) {
            outlines.add(new Placed(part, left));
            left += part.ink().width() * SCALE;
        }

        private double baseline() {
            var drawn =
                    Stream.concat(
                            Stream.of(badge.standing(), badge.token()).filter(Objects::nonNull),
                            badge.parts().stream());
            var all = drawn.toList();
            var top = all.stream().mapToInt(part -> part.ink().y()).min().orElse(0);
            var bottom =
                    all.stream()
                            .mapToInt(part -> part.ink().y() + part.ink().height())
                            .max()
                            .orElse(0);
            return HEIGHT / 2.0 - (top + bottom) / 2.0 * SCALE;
        }
    }
}
