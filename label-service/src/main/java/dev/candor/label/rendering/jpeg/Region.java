package dev.candor.label.rendering.jpeg;

/// A rectangle of pixels as a picture stores them.
///
/// @param x of the left column, from 0 on
/// @param y of the top row, from 0 on
/// @param width at least 1
/// @param height at least 1
public record Region(int x, int y, int width, int height) {
    public Region {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "No region: %d %d %d %d".formatted(x, y, width, height));
        }
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }
}
