package dev.candor.c2pa.crjson;

import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IngredientDelta;
import dev.candor.c2pa.report.VerificationReport;
import java.util.List;
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

    /// The findings about a manifest: all of them for the active one, what is new for others.
    JsonValue of(Manifest manifest) {
        var findings =
                manifest.equals(store.active())
                        ? report.activeFindings()
                        : report.deltas().stream()
                                .filter(delta -> manifest.label().equals(delta.manifest()))
                                .flatMap(delta -> delta.findings().stream())
                                .distinct()
                                .toList();
        return status(findings)
                .put("specVersion", SPECIFICATION)
                .put("validationTime", Times.of(report.validatedAt()))
                .build();
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
        return new JsonMapBuilder()
                .put("ingredientAssertionURI", delta.assertion().value())
                .put("validationDeltas", status(delta.findings()).build())
                .build();
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
