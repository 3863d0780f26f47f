package dev.candor.label.rendering.image;

import dev.candor.label.vocabulary.Position;
import java.util.List;

/// What to draw and how well it must be readable.
///
/// @param faces what the label may say, best first; the first that fits is drawn
/// @param positions corners it may stand in, as the viewer sees them, the preferred one first
/// @param minHeightRatio least height of capital letters, as a part of the shorter side
/// @param minHeightPixels least height of capital letters in pixels, however small the image
/// @param insetRatio distance from the edges, as a part of the shorter side
/// @param minContrast least contrast between letters and plate, measured in the written file
/// (WCAG 2.2, 1.4.3)
/// @param crops shapes the picture will be cropped to; the label stays in each
public record LabelOrder(
        List<LabelFace> faces,
        List<Position> positions,
        double minHeightRatio,
        int minHeightPixels,
        double insetRatio,
        double minContrast,
        List<Crop> crops) {
    public LabelOrder {
        faces = List.copyOf(faces);
        positions = List.copyOf(positions);
        crops = List.copyOf(crops);
        if (faces.isEmpty() || positions.isEmpty()) {
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
