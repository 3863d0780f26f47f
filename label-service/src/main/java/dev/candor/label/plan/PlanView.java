package dev.candor.label.plan;

import dev.candor.label.plan.Plan.Applied;
import dev.candor.label.plan.Plan.Forced;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan as answers carry it.
///
/// @param digitalSourceType the IPTC term to write into the metadata
@RegisterForReflection
record PlanView(
        UUID id,
        UUID verdictId,
        List<Applied> profiles,
        Level level,
        VisibleView visible,
        List<Variant> variants,
        List<Forced> forced,
        @Nullable String digitalSourceType,
        List<String> explanation,
        Instant createdAt) {

    /// @param minHeightRatio least height of capitals as a part of the shorter side
    @RegisterForReflection
    record VisibleView(
            boolean required,
            String reason,
            @Nullable Phrase key,
            @Nullable String text,
            @Nullable String language,
            @Nullable Position position,
            @Nullable Double minHeightRatio,
            @Nullable Integer minHeightPixels,
            @Nullable Double minContrast) {
        static VisibleView of(Visible visible) {
            return switch (visible) {
                case Visible.None none ->
                        new VisibleView(
                                false, none.reason(), null, null, null, null, null, null, null);
                case Visible.Label label ->
                        new VisibleView(
                                true,
                                label.reason(),
                                label.phrase(),
                                label.text(),
                                label.language(),
                                label.geometry().position(),
                                label.geometry().minHeightRatio(),
                                label.geometry().minHeightPixels(),
                                label.geometry().minContrast());
            };
        }
    }

    static PlanView of(Plan plan) {
        return new PlanView(
                plan.id().value(),
                plan.verdict().value(),
                plan.profiles(),
                plan.level(),
                VisibleView.of(plan.visible()),
                plan.variants(),
                plan.forced(),
                plan.knownSourceType().map(DigitalSourceType::code).orElse(null),
                plan.explanation(),
                plan.createdAt());
    }
}
