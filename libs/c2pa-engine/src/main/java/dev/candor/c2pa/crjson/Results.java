package dev.candor.c2pa.crjson;

import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.manifest.RecordedResults;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.IngredientDelta;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.VerificationReport;
import java.util.List;
import java.util.Set;

/// What validation found, sorted by the manifest it is about.
final class Results {
    /// Whoever finds one of these has the ingredient that the recorded results are about.
    private static final Set<StatusCode> SAME_AS_RECORDED =
            Set.of(
                    StatusCode.INGREDIENT_MANIFEST_VALIDATED,
                    StatusCode.INGREDIENT_CLAIM_SIGNATURE_VALIDATED);

    private final VerificationReport report;
    private final ManifestStore store;
    private final Specification edition;

    Results(VerificationReport report, ManifestStore store, Specification edition) {
        this.report = report;
        this.store = store;
        this.edition = edition;
    }

    /// What was found of a manifest. Of an ingredient's that is what is new, and what was written
    /// down when it was taken in and is not found again (C2PA 2.4, 15.11.3.3). The edition is said
    /// by whose rules it was found (VAL-CRYP-0001).
    JsonValue of(Manifest manifest) {
        var entries = new StatusEntries();
        if (manifest.equals(store.active())) {
            report.activeFindings().forEach(entries::add);
        } else {
            report.deltas().stream()
                    .filter(delta -> manifest.label().equals(delta.manifest()))
                    .forEach(delta -> add(entries, delta));
        }
        return entries.json()
                .put("specVersion", edition.number() + ".0")
                .put("validationTime", Times.of(report.validatedAt()))
                .build();
    }

    private void add(StatusEntries entries, IngredientDelta delta) {
        delta.findings().forEach(entries::add);
        if (delta.findings().stream().anyMatch(one -> SAME_AS_RECORDED.contains(one.code()))) {
            recorded(delta).forEach(entries::add);
        }
    }

    private List<RecordedResults.Status> recorded(IngredientDelta delta) {
        return store.resolve(delta.assertion(), store.active())
                .flatMap(Ingredient::read)
                .map(ingredient -> ingredient.recorded().statuses())
                .orElse(List.of());
    }

    /// For each ingredient of a manifest, what is new of it.
    List<JsonValue> deltas(Manifest manifest) {
        return report.deltas().stream()
                .filter(delta -> isOf(manifest, delta))
                .map(Results::delta)
                .toList();
    }

    private static boolean isOf(Manifest manifest, IngredientDelta delta) {
        return delta.assertion()
                .pathFrom(manifest.label())
                .filter(path -> path.startsWith(manifest.label() + "/"))
                .isPresent();
    }

    private static JsonValue delta(IngredientDelta delta) {
        var entries = new StatusEntries();
        delta.findings().forEach(entries::add);
        return new JsonMapBuilder()
                .put("ingredientAssertionURI", delta.assertion().value())
                .put("validationDeltas", entries.json().build())
                .build();
    }
}
