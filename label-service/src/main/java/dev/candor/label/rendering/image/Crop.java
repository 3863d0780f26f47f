package dev.candor.label.rendering.image;

/// A shape that a picture will be cropped to, around its middle: `1:1`, `4:5`, `9:16`.
///
/// @param width units, 1 to 100
/// @param height units, 1 to 100
public record Crop(int width, int height) {
    public Crop {
        if (width < 1 || width > 100 || height < 1 || height > 100) {
            throw new IllegalArgumentException("No crop: %d:%d".formatted(width, height));
        }
    }

    /// @param text as [#toString()] writes it
    public static Crop parse(String text) {
        var colon = text.indexOf(':');
        return new Crop(
                Integer.parseInt(text, 0, colon, 10),
                Integer.parseInt(text, colon + 1, text.length(), 10));
    }

    /// What is left of a picture of this size.
    Box of(int seenWidth, int seenHeight) {
        var wide = Math.clamp((long) seenHeight * width / height, 1, seenWidth);
        var high = Math.clamp((long) seenWidth * height / width, 1, seenHeight);
        return new Box((seenWidth - wide) / 2, (seenHeight - high) / 2, wide, high);
    }

    @Override
    public String toString() {
        return width + ":" + height;
    }
}
