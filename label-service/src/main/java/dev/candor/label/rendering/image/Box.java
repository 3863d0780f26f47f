package dev.candor.label.rendering.image;

/// A rectangle of pixels inside a picture.
public record Box(int x, int y, int width, int height) {
    public Box {
        if (x < 0 || y < 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "No box: %d %d %d %d".formatted(x, y, width, height));
        }
    }

    boolean contains(int column, int row) {
        return column >= x && column < x + width && row >= y && row < y + height;
    }

    /// Whether all of another box lies in this one.
    boolean covers(Box other) {
        return other.x >= x
                && other.y >= y
                && other.x + other.width <= x + width
                && other.y + other.height <= y + height;
    }

    /// The pixels of both. They must have some.
    Box meet(Box other) {
        var left = Math.max(x, other.x);
        var top = Math.max(y, other.y);
        return new Box(
                left,
                top,
                Math.min(x + width, other.x + other.width) - left,
                Math.min(y + height, other.y + other.height) - top);
    }

    boolean meetsRow(int row) {
        return row >= y && row < y + height;
    }

    int pixels() {
        return width * height;
    }
}
