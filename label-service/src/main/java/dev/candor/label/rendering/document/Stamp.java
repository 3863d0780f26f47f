package dev.candor.label.rendering.document;

import com.google.zxing.common.BitMatrix;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Position;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A stamp as it comes to lie on a page, in points of the page as it is seen.
///
/// @param plate the light ground
/// @param words the box of the words, from the baseline of capitals up
/// @param code the box of the QR code with its quiet zone; none without an address
/// @param scale points for a thousandth of an em
record Stamp(Rect plate, Rect words, @Nullable Rect code, double scale) {
    private static final double CAPITALS = 0.015;
    private static final double LEAST_CAPITALS = 7;
    private static final double CODE = 0.08;
    private static final double LEAST_CODE = 48;
    private static final double INSET = 0.02;

    /// Space between parts, in thousandths of an em.
    static final int BETWEEN = 400;

    /// @param parts from left to right
    /// @throws MediaException.TooSmall when it does not fit
    static Stamp fit(
            SeenPage page, Position position, List<Outline> parts, @Nullable BitMatrix code)
            throws MediaException.TooSmall {
        var shorter = page.shorterSide();
        var capitals = Math.max(LEAST_CAPITALS, CAPITALS * shorter);
        var scale = capitals / Outline.CAP_HEIGHT;
        var pad = capitals * 0.8;
        var side = code == null ? 0 : Math.max(LEAST_CODE, CODE * shorter);
        var wordsWidth = advance(parts) * scale;
        var width = pad + wordsWidth + pad + side;
        var height = Math.max(side, 3 * capitals);
        var inset = INSET * shorter;
        if (width + 2 * inset > page.width() || height + 2 * inset > page.height()) {
            var least = (int) Math.ceil(width + 2 * inset);
            throw new MediaException.TooSmall(
                    String.format(
                            Locale.ROOT,
                            "A page of %.0f × %.0f points; a legible stamp takes %d × %.0f",
                            page.width(),
                            page.height(),
                            least,
                            height + 2 * inset),
                    least,
                    (int) Math.ceil(height + 2 * inset));
        }
        var x = left(position) ? inset : page.width() - inset - width;
        var y = top(position) ? page.height() - inset - height : inset;
        return new Stamp(
                new Rect(x, y, width, height),
                new Rect(x + pad, y + (height - capitals) / 2, wordsWidth, capitals),
                code == null
                        ? null
                        : new Rect(x + width - side, y + (height - side) / 2, side, side),
                scale);
    }

    private static int advance(List<Outline> parts) {
        return parts.stream().mapToInt(Outline::advance).sum() + BETWEEN * (parts.size() - 1);
    }

    private static boolean left(Position position) {
        return position == Position.TOP_LEFT || position == Position.BOTTOM_LEFT;
    }

    private static boolean top(Position position) {
        return position == Position.TOP_LEFT || position == Position.TOP_RIGHT;
    }
}
