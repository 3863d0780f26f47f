package dev.candor.c2pa.report;

import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What validation found of one ingredient anywhere in the asset's history, less what was written
/// down when it was taken in (C2PA 2.4, 15.11.3.3).
///
/// @param assertion the ingredient assertion that names it
/// @param manifest label of the ingredient's manifest; null if the reference leads nowhere
/// @param findings what is new, in the order the checks ran
public record IngredientDelta(
        JumbfUri assertion, @Nullable String manifest, List<Finding> findings) {
    public IngredientDelta {
        findings = List.copyOf(findings);
    }

    /// Those of all findings that are not about an ingredient.
    public static List<Finding> without(List<IngredientDelta> deltas, List<Finding> all) {
        var others =
                deltas.stream()
                        .flatMap(delta -> delta.findings().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return all.stream().filter(finding -> !others.contains(finding)).toList();
    }
}
