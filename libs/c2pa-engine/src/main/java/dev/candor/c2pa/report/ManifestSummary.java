package dev.candor.c2pa.report;

import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One manifest of the store, as far as it could be read.
///
/// @param label such as `urn:c2pa:…`
/// @param claimGenerator name (and version) of what made the claim
/// @param title the asset's title, if said
/// @param signature who signed, if the signature could be read
/// @param ai what it says of artificial intelligence
/// @param permissions whether the content may be used to train or feed a model
/// @param softBindings by what else the content can be found again
/// @param thumbnails small pictures of the asset and its ingredients
/// @param identities who else stands behind assertions of it, and how far that is believed
/// @param redactions assertions of earlier manifests that it says were taken out
public record ManifestSummary(
        String label,
        String claimGenerator,
        @Nullable String title,
        @Nullable SignatureSummary signature,
        List<ActionSummary> actions,
        List<String> assertionLabels,
        List<IngredientSummary> ingredients,
        AiUse ai,
        List<TrainingPermission> permissions,
        List<SoftBindingSummary> softBindings,
        List<ThumbnailSummary> thumbnails,
        List<IdentitySummary> identities,
        List<JumbfUri> redactions) {
    public ManifestSummary {
        actions = List.copyOf(actions);
        assertionLabels = List.copyOf(assertionLabels);
        ingredients = List.copyOf(ingredients);
        permissions = List.copyOf(permissions);
        softBindings = List.copyOf(softBindings);
        thumbnails = List.copyOf(thumbnails);
        identities = List.copyOf(identities);
        redactions = List.copyOf(redactions);
    }
}
