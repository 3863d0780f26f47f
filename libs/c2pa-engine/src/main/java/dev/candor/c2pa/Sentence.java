package dev.candor.c2pa;

import dev.candor.c2pa.report.ActionSummary;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.SignatureSummary;
import dev.candor.c2pa.report.ValidationState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The verdict in plain English, for people who do not know what a manifest is.
final class Sentence {
    private static final String GENERATED = "trainedAlgorithmicMedia";
    private static final String PARTLY_GENERATED = "compositeWithTrainedAlgorithmicMedia";

    private Sentence() {}

    static String of(
            ValidationState state, Optional<ManifestSummary> active, List<Finding> findings) {
        return switch (state) {
            case TRUSTED ->
                    "%s signed this file, and it has not been changed since.%s"
                            .formatted(signer(active), origin(active));
            case VALID ->
                    "This file has not been changed since %s signed it, but nobody trusted here vouches for that name.%s"
                            .formatted(signer(active), origin(active));
            case INVALID ->
                    "The Content Credentials of this file do not hold, so do not rely on them. %s"
                            .formatted(reason(findings))
                            .strip();
            case NO_MANIFEST ->
                    "This file carries no Content Credentials. That says nothing about whether it"
                            + " is genuine.";
            case REMOTE ->
                    "This file says its Content Credentials are kept elsewhere; they were not"
                            + " fetched, so nothing was checked.";
            case UNSUPPORTED -> "This file is of no format that can be checked here.";
        };
    }

    private static String signer(Optional<ManifestSummary> active) {
        return active.map(ManifestSummary::signature)
                .map(SignatureSummary::subject)
                .orElse("An unnamed signer");
    }

    private static String origin(Optional<ManifestSummary> active) {
        var types =
                active.map(ManifestSummary::actions).orElse(List.of()).stream()
                        .map(ActionSummary::digitalSourceType)
                        .filter(Objects::nonNull)
                        .map(type -> type.substring(type.lastIndexOf('/') + 1))
                        .toList();
        if (types.contains(GENERATED)) {
            return " The signer says it was made with generative AI.";
        }
        return types.contains(PARTLY_GENERATED)
                ? " The signer says parts of it were made with generative AI."
                : "";
    }

    private static String reason(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.Failed.class::isInstance)
                .map(Finding::explanation)
                .findFirst()
                .orElse("What would make them valid is missing.");
    }
}
