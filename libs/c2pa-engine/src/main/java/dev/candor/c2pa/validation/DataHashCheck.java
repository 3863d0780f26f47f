package dev.candor.c2pa.validation;

import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.DataHash;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the asset's bytes are those that were signed (C2PA 2.4, 15.12.1). What lies in an
/// exclusion is not signed, so an exclusion may hold the manifest store and nothing else, or whole
/// pieces of metadata.
final class DataHashCheck {
    private final ManifestContext context;
    private final ChannelReader asset;
    private final Layout layout;
    private final Findings findings;

    /// @param context the manifest the binding is in
    DataHashCheck(ManifestContext context, ChannelReader asset, Layout layout, Findings findings) {
        this.context = context;
        this.asset = asset;
        this.layout = layout;
        this.findings = findings;
    }

    /// Checks a binding.
    ///
    /// @param active the active manifest: an update manifest made the store longer than it was
    void check(Assertion assertion, Manifest active) throws IOException {
        try {
            var binding = DataHash.of(assertion.content());
            check(assertion, binding, exclusions(binding, active));
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.ASSERTION_DATA_HASH_MALFORMED,
                    assertion.uri(),
                    "The binding to the content is malformed: %s.".formatted(e.reason()));
        }
    }

    private List<Range> exclusions(DataHash binding, Manifest active) {
        if (active.kind() != Manifest.Kind.UPDATE || layout.storeRanges().isEmpty()) {
            return binding.exclusions();
        }
        var store = merged();
        return binding.exclusions().stream()
                .map(range -> range.start() == store.getFirst().start() ? store.getFirst() : range)
                .toList();
    }

    private void check(Assertion assertion, DataHash binding, List<Range> exclusions)
            throws IOException {
        var algorithm =
                Optional.ofNullable(binding.algorithm())
                        .or(() -> Optional.ofNullable(context.claim().algorithm()))
                        .flatMap(HashAlgorithm::of);
        if (algorithm.isEmpty()) {
            findings.add(
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    assertion.uri(),
                    "The binding's hash algorithm is none that C2PA allows.");
        } else if (!exclusions.isEmpty() && exclusions.getLast().end() > asset.size()) {
            mismatch(assertion, "The binding leaves out bytes beyond the end of the file.");
        } else if (mayExclude(assertion, exclusions)) {
            compare(assertion, binding, exclusions, algorithm.get());
        } else {
            mismatch(
                    assertion,
                    "The binding leaves out bytes that are neither the credentials nor metadata.");
        }
    }

    private boolean mayExclude(Assertion assertion, List<Range> exclusions) {
        var store = layout.storeIntact() ? merged() : List.<Range>of();
        boolean additional = false;
        for (var exclusion : exclusions) {
            if (exclusion.length() == 0 || store.contains(exclusion)) {
                continue;
            }
            if (layout.metadata().stream().noneMatch(metadata -> metadata.contains(exclusion))) {
                return false;
            }
            additional = true;
        }
        if (additional) {
            findings.add(
                    StatusCode.ASSERTION_DATA_HASH_ADDITIONAL_EXCLUSIONS_PRESENT,
                    assertion.uri(),
                    "Some of the file's metadata was not signed.");
        }
        return true;
    }

    private void compare(
            Assertion assertion, DataHash binding, List<Range> exclusions, HashAlgorithm by)
            throws IOException {
        var digest = by.digest();
        asset.digest(digest, exclusions);
        var hash = binding.hash();
        if (hash != null && hash.matches(digest.digest())) {
            findings.add(
                    StatusCode.ASSERTION_DATA_HASH_MATCH,
                    assertion.uri(),
                    "The content is as it was signed.");
        } else {
            mismatch(assertion, "The content was changed after it was signed.");
        }
    }

    private void mismatch(Assertion assertion, String explanation) {
        findings.add(StatusCode.ASSERTION_DATA_HASH_MISMATCH, assertion.uri(), explanation);
    }

    /// The ranges of the store, those joined that touch.
    private List<Range> merged() {
        var merged = new ArrayList<Range>();
        for (var range : layout.storeRanges()) {
            if (!merged.isEmpty() && merged.getLast().end() == range.start()) {
                var last = merged.removeLast();
                merged.add(new Range(last.start(), last.length() + range.length()));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }
}
