package dev.candor.c2pa.report;

import dev.candor.c2pa.asset.AssetFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What verification found.
///
/// @param state the verdict
/// @param sentence the verdict in plain English, for people
/// @param format the asset's format, found from its bytes
/// @param origin where the manifest store came from
/// @param remote where the asset says its manifest store is, as the asset says it, if it was not to
/// be had from there; null if the store was found or the asset names none
/// @param manifests the store's manifests in store order: the active one is the last
/// @param findings one per check, in the order the checks ran: those about the active manifest, and
/// what is new of its ingredients
/// @param deltas what is new of each ingredient that has a manifest, wherever it is in the history
/// @param validatedAt the time the asset was judged at
public record VerificationReport(
        ValidationState state,
        String sentence,
        AssetFormat format,
        StoreOrigin origin,
        @Nullable String remote,
        List<ManifestSummary> manifests,
        List<Finding> findings,
        List<IngredientDelta> deltas,
        Instant validatedAt) {
    public VerificationReport {
        manifests = List.copyOf(manifests);
        findings = List.copyOf(findings);
        deltas = List.copyOf(deltas);
    }

    /// The manifest that speaks for the asset, if there is one that could be read.
    public Optional<ManifestSummary> activeManifest() {
        return manifests.isEmpty() ? Optional.empty() : Optional.of(manifests.getLast());
    }

    /// The findings that are not about an ingredient.
    public List<Finding> activeFindings() {
        return IngredientDelta.without(deltas, findings);
    }
}
