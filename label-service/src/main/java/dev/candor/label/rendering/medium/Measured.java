package dev.candor.label.rendering.medium;

import dev.candor.label.vocabulary.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured in what was written. What is seen has a box and a contrast; every kind of
/// media may add checks of its own.
///
/// @param contrastRatio between letters and plate, 1 to 21 (WCAG 2.2); absent where nothing is seen
/// @param box the label's plate, in pixels of the picture as the viewer sees it
/// @param textHeight height of the letters in pixels
/// @param position the corner; absent in records of before it was kept
/// @param frames how many pictures were measured; the worst counts
/// @param keptIn declared crops that keep the whole label
/// @param probedAt of a film: the seconds at which frames were measured
/// @param checks each figure that was measured, beside what the plan asks for
@RegisterForReflection
public record Measured(
        @Nullable Double contrastRatio,
        @Nullable LabelBox box,
        @Nullable Integer textHeight,
        @Nullable Position position,
        int frames,
        List<String> keptIn,
        List<Double> probedAt,
        List<Check> checks) {
    public Measured {
        // Answers that were stored before there were any name none.
        keptIn = keptIn == null ? List.of() : List.copyOf(keptIn);
        probedAt = probedAt == null ? List.of() : List.copyOf(probedAt);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    /// Of media in which nothing is seen.
    public static Measured unseen(List<Check> checks) {
        return new Measured(null, null, null, null, 1, List.of(), List.of(), checks);
    }

    /// In pixels of the picture as the viewer sees it.
    @RegisterForReflection
    public record LabelBox(int x, int y, int width, int height) {}

    /// One figure.
    ///
    /// @param what it is, such as `speechRate`
    /// @param about what of the media it was taken from, such as a language; absent where that is
    /// clear
    /// @param unit such as `characters/min`
    /// @param atLeast what is due; absent where nothing is
    /// @param atMost what is still accepted; absent where nothing limits it
    @RegisterForReflection
    public record Check(
            String what,
            @Nullable String about,
            double value,
            String unit,
            @Nullable Double atLeast,
            @Nullable Double atMost) {
        /// Whether the figure is as it has to be.
        public boolean holds() {
            return (atLeast == null || value >= atLeast) && (atMost == null || value <= atMost);
        }
    }
}
