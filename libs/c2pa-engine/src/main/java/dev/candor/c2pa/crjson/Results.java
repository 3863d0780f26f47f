package dev.candor.c2pa.crjson;

import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What validation found, sorted by the manifest it is about.
final class Results {
    private static final String SPECIFICATION = "2.4.0";

    private final VerificationReport report;
    private final ManifestStore store;

    Results(VerificationReport report, ManifestStore store) {
        this.report = report;
        this.store = store;
    }

    /// The findings about a manifest; those about the whole store are the active one's.
    JsonValue of(Manifest manifest) {
        boolean active = manifest.equals(store.active());
        return status(
                        report.findings().stream()
                                .filter(
                                        finding ->
                                                about(finding)
                                                        .map(manifest.label()::equals)
                                                        .orElse(active))
                                .toList())
                .put("specVersion", SPECIFICATION)
                .put("validationTime", Times.of(report.validatedAt()))
                .build();
    }

    /// For each ingredient of a manifest, the findings about the ingredient's own manifest.
    List<JsonValue> deltas(Manifest manifest) {
        var deltas = new ArrayList<JsonValue>();
        for (var box : manifest.assertions()) {
            Ingredient.read(box)
                    .map(Ingredient::activeManifest)
                    .flatMap(reference -> store.manifest(reference.url(), manifest))
                    .ifPresent(
                            inner ->
                                    deltas.add(
                                            delta(
                                                    manifest.uri("c2pa.assertions/" + box.label())
                                                            .value(),
                                                    inner.label())));
        }
        return deltas;
    }

    private JsonValue delta(String assertion, String label) {
        return new JsonMapBuilder()
                .put("ingredientAssertionURI", assertion)
                .put(
                        "validationDeltas",
                        status(
                                        report.findings().stream()
                                                .filter(
                                                        finding ->
                                                                about(finding)
                                                                        .filter(label::equals)
                                                                        .isPresent())
                                                .toList())
                                .build())
                .build();
    }

    private Optional<String> about(Finding finding) {
        return finding.about().pathFrom(store.active().label()).map(path -> path.split("/", 2)[0]);
    }

    private static JsonMapBuilder status(List<Finding> findings) {
        return new JsonMapBuilder()
                .put("success", entries(findings, Finding.Passed.class::isInstance))
                .put("informational", entries(findings, Finding.Noted.class::isInstance))
                .put("failure", entries(findings, Finding.Failed.class::isInstance));
    }

    private static List<JsonValue> entries(List<Finding> findings, Predicate<Finding> wanted) {
        return findings.stream().filter(wanted).map(Results::entry).toList();
    }

    private static JsonValue entry(Finding finding) {
        return new JsonMapBuilder()
                .put("code", finding.code().code())
                .put("url", finding.about().value())
                .put("explanation", finding.explanation())
                .build();
    }
}
