package dev.candor.label.rendering.image;

/// What an image's header says.
///
/// @param mediaType `image/jpeg` or `image/png`
/// @param width stored width in pixels, before the orientation is applied
/// @param height stored height
/// @param orientation how viewers turn it
public record ImageFacts(String mediaType, int width, int height, Orientation orientation) {
    /// Width as the viewer sees it.
    int seenWidth() {
        return orientation.swapsSides() ? height : width;
    }

    /// Height as the viewer sees it.
    int seenHeight() {
        return orientation.swapsSides() ? width : height;
    }

    int shorterSide() {
        return Math.min(width, height);
    }

    long pixels() {
        return (long) width * height;
    }
}
