package dev.candor.label.rendering;

import dev.candor.label.rendering.image.Box;
import dev.candor.label.rendering.image.Crop;
import dev.candor.label.rendering.image.ImageLabeller.Labelled;
import dev.candor.label.rendering.video.VideoLabeller;
import dev.candor.label.vocabulary.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured in the pixels that were written.
///
/// @param contrastRatio between letters and plate, 1 to 21 (WCAG 2.2)
/// @param box the label's plate, in pixels of the picture as the viewer sees it
/// @param textHeight height of the letters in pixels
/// @param position the corner; absent in records of before it was kept
/// @param frames how many pictures were measured; the worst counts
/// @param keptIn declared crops that keep the whole label
/// @param probedAt of a film: the seconds at which frames were measured
@RegisterForReflection
record Measured(
        double contrastRatio,
        LabelBox box,
        int textHeight,
        @Nullable Position position,
        int frames,
        List<String> keptIn,
        List<Double> probedAt) {
    Measured {
        // Answers that were stored before crops were declared name none.
        keptIn = keptIn == null ? List.of() : List.copyOf(keptIn);
        probedAt = probedAt == null ? List.of() : List.copyOf(probedAt);
    }

    @RegisterForReflection
    record LabelBox(int x, int y, int width, int height) {
        static LabelBox of(Box box) {
            return new LabelBox(box.x(), box.y(), box.width(), box.height());
        }
    }

    static Measured of(Labelled labelled) {
        return new Measured(
                twoDigits(labelled.measurement().contrastRatio()),
                LabelBox.of(labelled.box()),
                labelled.measurement().textHeight(),
                labelled.position(),
                labelled.measurement().frames(),
                labelled.keptIn().stream().map(Crop::toString).toList(),
                List.of());
    }

    static Measured of(VideoLabeller.Labelled labelled) {
        return new Measured(
                twoDigits(labelled.measurement().contrastRatio()),
                LabelBox.of(labelled.overlay().box()),
                labelled.measurement().textHeight(),
                labelled.overlay().position(),
                labelled.measurement().frames(),
                List.of(),
                labelled.probes().stream().map(VideoLabeller.Probe::second).toList());
    }

    private static double twoDigits(double ratio) {
        return Math.floor(ratio * 100) / 100;
    }
}
