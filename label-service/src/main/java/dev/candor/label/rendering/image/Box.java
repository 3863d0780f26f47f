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

    boolean meetsRow(int row) {
        return row >= y && row < y + height;
    }

    int pixels() {
        return width * height;
    }
}
