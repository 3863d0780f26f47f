package dev.candor.label.rendering.image;

import dev.candor.label.vocabulary.Position;
import java.util.List;

/// What to draw and how well it must be readable.
///
/// @param faces what the label may say, best first; the first that fits is drawn
/// @param position the corner, as seen by the viewer
/// @param minHeightRatio least height of capital letters, as a part of the shorter side
/// @param minHeightPixels least height of capital letters in pixels, however small the image
/// @param insetRatio distance from the edges, as a part of the shorter side
/// @param minContrast least contrast between letters and plate, measured in the written file
/// (WCAG 2.2, 1.4.3)
public record LabelOrder(
        List<LabelFace> faces,
        Position position,
        double minHeightRatio,
        int minHeightPixels,
        double insetRatio,
        double minContrast) {
    public LabelOrder {
        faces = List.copyOf(faces);
        if (faces.isEmpty()) {
            throw new IllegalArgumentException("Nothing to draw");
        }
        if (!(minHeightRatio > 0 && minHeightRatio < 0.5)
                || !(insetRatio >= 0 && insetRatio < 0.25)) {
            throw new IllegalArgumentException(
                    "No label of height %s, inset %s".formatted(minHeightRatio, insetRatio));
        }
        if (minHeightPixels < 1 || !(minContrast >= 1 && minContrast <= 21)) {
            throw new IllegalArgumentException(
                    "Height %d px, contrast %s".formatted(minHeightPixels, minContrast));
        }
    }
}
