package dev.candor.label.rendering;

import dev.candor.kit.problem.Declined;
import dev.candor.label.plan.Plan;
import dev.candor.label.plan.Variant;
import dev.candor.label.rendering.medium.RenderingProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of a plan's files is meant.
final class ChosenVariant {
    private ChosenVariant() {}

    /// @param name of a variant, or of a market that it is for; needed where there are several
    /// @throws Declined `VARIANT_REQUIRED` or `UNKNOWN_VARIANT`; both name the choices
    static Variant of(Plan plan, @Nullable String name) {
        return of(plan.variants(), name);
    }

    static Variant of(List<Variant> stored, @Nullable String name) {
        var variants = stored.isEmpty() ? List.of(everything()) : stored;
        if (name == null) {
            if (variants.size() > 1) {
                throw declined(
                        RenderingProblem.VARIANT_REQUIRED,
                        "No single file suits all markets of this plan.",
                        variants);
            }
            return variants.getFirst();
        }
        return variants.stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .or(
                        () ->
                                variants.stream()
                                        .filter(variant -> variant.markets().contains(name))
                                        .findFirst())
                .orElseThrow(
                        () ->
                                declined(
                                        RenderingProblem.UNKNOWN_VARIANT,
                                        "The plan makes no such file.",
                                        variants));
    }

    /// Plans of before there were variants name none.
    private static Variant everything() {
        return new Variant("all", List.of(), List.of(), List.of());
    }

    private static Declined declined(RenderingProblem type, String detail, List<Variant> choices) {
        return new Declined(type, detail)
                .at("/variant")
                .with("variants", choices.stream().map(Variant::name).toList());
    }
}
