package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.MultiAssetHash;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Whether the parts of an asset are those that were signed, each by itself (C2PA 2.4, 15.12.4).
/// It speaks where the binding of the whole does not match, as when an optional part was cut off.
final class MultiAssetHashCheck {
    private final Binding whole;
    private final Findings findings;

    /// @param whole the binding of the whole, which does not match
    MultiAssetHashCheck(Binding whole, Findings findings) {
        this.whole = whole;
        this.findings = findings;
    }

    /// The assertions over parts that a manifest has, as far as they are intact.
    static List<Assertion> among(ManifestContext context) {
        return context.claim()
                .assertions()
                .filter(
                        reference ->
                                Labels.kind(reference.url().label())
                                        .equals(Labels.MULTI_ASSET_HASH))
                .filter(reference -> context.isOwnAssertion(reference.url()))
                .filter(context::isIntact)
                .flatMap(
                        reference ->
                                context.resolve(reference.url()).stream()
                                        .map(
                                                box ->
                                                        new Assertion(
                                                                context.absolute(reference.url()),
                                                                box,
                                                                true)))
                .toList();
    }

    /// A part that is there.
    ///
    /// @param range what there is of it
    private record Located(Assertion hash, Range range, boolean truncated) {}

    /// Checks all parts of the one assertion there may be.
    void check(List<Assertion> assertions) throws IOException {
        var assertion = assertions.getFirst();
        if (assertions.size() > 1) {
            refuse(
                    assertion,
                    StatusCode.ASSERTION_MULTI_ASSET_HASH_MALFORMED,
                    Rule.ASSE_0093,
                    "The manifest describes the parts of the file more than once.");
            return;
        }
        try {
            check(assertion, MultiAssetHash.of(assertion.content()));
        } catch (MalformedException e) {
            refuse(
                    assertion,
                    StatusCode.ASSERTION_MULTI_ASSET_HASH_MALFORMED,
                    e.reason().equals("lists no parts") ? Rule.ASSE_0094 : Rule.ASSE_0096,
                    "The description of the file's parts is malformed: %s.".formatted(e.reason()));
        }
    }

    private void check(Assertion assertion, MultiAssetHash hash) throws IOException {
        var located = new ArrayList<Located>();
        for (var part : hash.parts()) {
            var binding = binding(part);
            if (binding.isEmpty()) {
                refuse(
                        assertion,
                        StatusCode.ASSERTION_MULTI_ASSET_HASH_MALFORMED,
                        Rule.ASSE_0096,
                        "A part of the file is bound by nothing in the manifest.");
                return;
            }
            switch (part.locator()) {
                case MultiAssetHash.Locator.Bytes(var offset, var length) -> {
                    long size = whole.asset().reader().size();
                    if (offset < size) {
                        long there = Math.min(length, size - offset);
                        located.add(
                                new Located(
                                        binding.get(), new Range(offset, there), there < length));
                    } else if (!part.optional()) {
                        refuse(
                                assertion,
                                StatusCode.ASSERTION_MULTI_ASSET_HASH_MISSING_PART,
                                Rule.ASSE_0102,
                                "A part of the file that has to be there is missing.");
                        return;
                    }
                }
                case MultiAssetHash.Locator.Box(var path) -> {
                    var box = PartBox.find(whole.asset().reader(), path);
                    if (box.isEmpty()) {
                        refuse(
                                assertion,
                                StatusCode.ASSERTION_MULTI_ASSET_HASH_MALFORMED,
                                Rule.ASSE_0100,
                                "The file has no box %s, which should hold a part of it."
                                        .formatted(path));
                        return;
                    }
                    located.add(new Located(binding.get(), box.get(), false));
                }
            }
        }
        if (!coversAll(located)) {
            refuse(
                    assertion,
                    StatusCode.ASSERTION_MULTI_ASSET_HASH_MALFORMED,
                    Rule.ASSE_0104,
                    "The parts overlap, or leave some of the file out.");
            return;
        }
        compare(assertion, located);
    }

    /// The assertion that binds a part: intact, of this manifest, and of a kind for parts.
    private Optional<Assertion> binding(MultiAssetHash.Part part) {
        var context = whole.context();
        var uri = part.hash().url();
        if (Labels.partBinding(uri.label()).isEmpty()
                || !context.isOwnAssertion(uri)
                || !context.isIntact(part.hash())) {
            return Optional.empty();
        }
        return context.resolve(uri).map(box -> new Assertion(context.absolute(uri), box, true));
    }

    private boolean coversAll(List<Located> parts) {
        long at = 0;
        for (var part :
                parts.stream()
                        .sorted(Comparator.comparingLong(one -> one.range.start()))
                        .toList()) {
            if (part.range.start() != at) {
                return false;
            }
            at = part.range.end();
        }
        return at == whole.asset().reader().size();
    }

    private void compare(Assertion assertion, List<Located> parts) throws IOException {
        var noted = new ArrayList<Finding>();
        for (var part : parts) {
            if (part.truncated) {
                refuse(
                        assertion,
                        StatusCode.ASSERTION_MULTI_ASSET_HASH_MISMATCH,
                        Rule.ASSE_0107,
                        "A part of the file is cut off.");
                return;
            }
            var own = new Findings();
            ContentCheck.checkPart(
                    new Binding(whole.context(), part.hash, open(part.range), false), own);
            var failure =
                    own.toList().stream().filter(Finding.Failed.class::isInstance).findFirst();
            if (failure.isPresent()) {
                refuse(
                        assertion,
                        failure.get().code() == StatusCode.ALGORITHM_UNSUPPORTED
                                ? StatusCode.ALGORITHM_UNSUPPORTED
                                : StatusCode.ASSERTION_MULTI_ASSET_HASH_MISMATCH,
                        Rule.ASSE_0107,
                        "The part at %d does not match: %s"
                                .formatted(part.range.start(), failure.get().explanation()));
                return;
            }
            own.toList().stream().filter(Finding.Noted.class::isInstance).forEach(noted::add);
        }
        noted.forEach(findings::add);
        findings.add(
                StatusCode.ASSERTION_MULTI_ASSET_HASH_MATCH,
                Rule.ASSE_0108,
                assertion.uri(),
                "Each part of the file that is there is as it was signed.");
    }

    /// A part as an asset of its own (VAL-ASSE-0106); one of no known format is bytes.
    private OpenAsset open(Range part) throws IOException {
        return OpenAsset.besideStore(whole.asset().reader().part(part), List.of());
    }

    private void refuse(Assertion about, StatusCode code, Rule rule, String explanation) {
        findings.add(code, rule, about.uri(), explanation);
    }
}
