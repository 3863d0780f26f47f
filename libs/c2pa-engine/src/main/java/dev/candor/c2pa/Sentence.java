package dev.candor.c2pa;

import dev.candor.c2pa.report.AiUse;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.SignatureSummary;
import dev.candor.c2pa.report.ValidationState;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The verdict in plain English, for people who do not know what a manifest is.
final class Sentence {
    private Sentence() {}

    /// @param manifests those of the store: the active one is the last
    static String of(
            ValidationState state, List<ManifestSummary> manifests, List<Finding> findings) {
        Optional<ManifestSummary> active =
                manifests.isEmpty() ? Optional.empty() : Optional.of(manifests.getLast());
        return switch (state) {
            case TRUSTED ->
                    "%s signed this file, and it has not been changed since.%s"
                            .formatted(signer(active), origin(manifests));
            case VALID ->
                    "This file has not been changed since %s signed it, but nobody trusted here vouches for that name.%s"
                            .formatted(signer(active), origin(manifests));
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
            case UNSUPPORTED ->
                    findings.isEmpty()
                            ? "This file is of no format that can be checked here."
                            : "This file is damaged, so nothing in it can be checked. %s"
                                    .formatted(reason(findings))
                                    .strip();
        };
    }

    private static String signer(Optional<ManifestSummary> active) {
        return active.map(ManifestSummary::signature)
                .map(SignatureSummary::subject)
                .orElse("An unnamed signer");
    }

    private static String origin(List<ManifestSummary> manifests) {
        var said = manifests.getLast().ai().weightiest().map(Sentence::origin).orElse("");
        return said.isEmpty() && isFromGenerated(manifests)
                ? " Something it was made from is said to be made with generative AI."
                : said;
    }

    /// Whether a manifest that the last one was made from, directly or not, says so of its content.
    private static boolean isFromGenerated(List<ManifestSummary> manifests) {
        var byLabel =
                manifests.stream().collect(Collectors.toMap(ManifestSummary::label, one -> one));
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<>(List.of(manifests.getLast()));
        while (!waiting.isEmpty()) {
            for (var ingredient : waiting.remove().ingredients()) {
                var next = Optional.ofNullable(ingredient.manifest()).map(byLabel::get);
                if (next.isPresent() && seen.add(next.get().label())) {
                    if (next.get().ai().extent().compareTo(AiUse.Extent.USED) >= 0) {
                        return true;
                    }
                    waiting.add(next.get());
                }
            }
        }
        return false;
    }

    private static String origin(AiUse.Statement statement) {
        var who = statement.bySigner() ? "The signer says" : "Someone whom the signer quotes says";
        return switch (statement.extent()) {
            case GENERATED -> " %s it was made with generative AI.".formatted(who);
            case USED -> " %s parts of it were made with generative AI.".formatted(who);
            case ALGORITHM, NOT_SAID -> "";
        };
    }

    private static String reason(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.Failed.class::isInstance)
                .map(Finding::explanation)
                .findFirst()
                .orElse("What would make them valid is missing.");
    }
}
