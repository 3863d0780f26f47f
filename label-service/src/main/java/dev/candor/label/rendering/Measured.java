package dev.candor.label.rendering;

import dev.candor.label.rendering.image.Box;
import dev.candor.label.rendering.image.ImageLabeller.Labelled;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What was measured in the pixels that were written.
///
/// @param contrastRatio between letters and plate, 1 to 21 (WCAG 2.2)
/// @param box the label's plate, in pixels of the picture as the viewer sees it
/// @param textHeight height of the letters in pixels
@RegisterForReflection
record Measured(double contrastRatio, LabelBox box, int textHeight) {
    @RegisterForReflection
    record LabelBox(int x, int y, int width, int height) {
        static LabelBox of(Box box) {
            return new LabelBox(box.x(), box.y(), box.width(), box.height());
        }
    }

    static Measured of(Labelled labelled) {
        return new Measured(
                Math.floor(labelled.measurement().contrastRatio() * 100) / 100,
                LabelBox.of(labelled.box()),
                labelled.measurement().textHeight());
    }
}
