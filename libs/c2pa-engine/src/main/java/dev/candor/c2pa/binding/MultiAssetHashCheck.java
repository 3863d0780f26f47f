package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.BrokenRuleException;
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

/// Whether the parts of an asset are those that were signed, each by itself, as a picture and the
/// film behind it (VAL-CONT-0001, VAL-CONT-0002; C2PA 2.4, 15.12.4).
/// It speaks where the binding of the whole does not match, as when an optional part was cut off.
final class MultiAssetHashCheck {
    private final Binding whole;
    private final Findings findings;

    /// @param whole the binding of the whole, which does not match
    MultiAssetHashCheck(Binding whole, Findings findings) {
        this.whole = whole;
        this.findings = findings;
    }

    /// The assertions over parts that a manifest has, as far as they are intact and the signer
    /// answers for them. What was only gathered is somebody else's (C2PA 2.4, 10.2.2), who could
    /// speak of another content than the one that was signed.
    static List<Assertion> among(ManifestContext context) {
        return context.claim().created().stream()
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
        try {
            if (assertions.size() > 1) {
                throw malformed(
                        Rule.ASSE_0093,
                        "The manifest describes the parts of the file more than once.");
            }
            var noted = compare(locate(read(assertion)));
            noted.forEach(findings::add);
            findings.add(
                    StatusCode.ASSERTION_MULTI_ASSET_HASH_MATCH,
                    Rule.ASSE_0108,
                    assertion.uri(),
                    "Each part of the file that is there is as it was signed.");
        } catch (Refused e) {
            findings.add(e.finding(assertion.uri()));
        }
    }

    private static MultiAssetHash read(Assertion assertion) throws Refused {
        try {
            return MultiAssetHash.of(assertion);
        } catch (BrokenRuleException e) {
            throw malformed(
                    e.rule(),
                    "The description of the file's parts is malformed: %s.".formatted(e.reason()));
        }
    }

    /// The parts that are there, which are all of the asset.
    private List<Located> locate(MultiAssetHash hash) throws Refused, IOException {
        var located = new ArrayList<Located>();
        for (var part : hash.parts()) {
            locate(part).ifPresent(located::add);
        }
        if (!coverAll(located)) {
            throw malformed(Rule.ASSE_0104, "The parts overlap, or leave some of the file out.");
        }
        return located;
    }

    /// A part, found by its place (VAL-ASSE-0101). One that need not be there is passed over if it
    /// is not (VAL-ASSE-0103).
    private Optional<Located> locate(MultiAssetHash.Part part) throws Refused, IOException {
        var hash = binding(part);
        var located =
                switch (part.locator()) {
                    case MultiAssetHash.Locator.Bytes bytes -> bytes(bytes, hash);
                    case MultiAssetHash.Locator.Box(var path) -> Optional.of(box(path, hash));
                };
        if (located.isEmpty() && !part.optional()) {
            throw Refused.by(
                    StatusCode.ASSERTION_MULTI_ASSET_HASH_MISSING_PART,
                    Rule.ASSE_0102,
                    "A part of the file that has to be there is missing.");
        }
        return located;
    }

    private Optional<Located> bytes(MultiAssetHash.Locator.Bytes part, Assertion hash)
            throws IOException {
        long size = whole.asset().reader().size();
        if (part.offset() >= size) {
            return Optional.empty();
        }
        long there = Math.min(part.length(), size - part.offset());
        return Optional.of(
                new Located(hash, new Range(part.offset(), there), there < part.length()));
    }

    /// A box has to be there, whatever is said of the part in it (VAL-ASSE-0099).
    private Located box(String path, Assertion hash) throws Refused, IOException {
        var box = PartBox.find(whole.asset().reader(), path);
        if (box.isEmpty()) {
            throw malformed(
                    Rule.ASSE_0100,
                    "The file has no box %s, which should hold a part of it.".formatted(path));
        }
        return new Located(hash, box.get(), false);
    }

    /// The assertion that binds a part: intact, of this manifest, and of a kind for parts.
    private Assertion binding(MultiAssetHash.Part part) throws Refused {
        var context = whole.context();
        var uri = part.hash().url();
        return Labels.partBinding(uri.label())
                .filter(_ -> context.isOwnAssertion(uri) && context.isIntact(part.hash()))
                .flatMap(_ -> context.resolve(uri))
                .map(box -> new Assertion(context.absolute(uri), box, true))
                .orElseThrow(
                        () ->
                                malformed(
                                        Rule.ASSE_0096,
                                        "A part of the file is bound by nothing in the manifest."));
    }

    private boolean coverAll(List<Located> parts) {
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

    /// Checks each part by the hash it has (VAL-ASSE-0105).
    ///
    /// @return what there is to note of the parts
    private List<Finding> compare(List<Located> parts) throws Refused, IOException {
        var noted = new ArrayList<Finding>();
        for (var part : parts) {
            if (part.truncated) {
                throw mismatch("A part of the file is cut off.");
            }
            var own = new Findings();
            ContentCheck.checkPart(
                    new Binding(whole.context(), part.hash, open(part.range), false), own);
            for (var finding : own.toList()) {
                switch (finding) {
                    case Finding.Failed failed -> throw failed(part, failed);
                    case Finding.Noted note -> noted.add(note);
                    case Finding.Passed _ -> {} // said once, of all parts
                }
            }
        }
        return noted;
    }

    private static Refused failed(Located part, Finding.Failed failed) {
        var explanation =
                "The part at %d does not match: %s"
                        .formatted(part.range.start(), failed.explanation());
        return failed.code() == StatusCode.ALGORITHM_UNSUPPORTED
                ? Refused.by(StatusCode.ALGORITHM_UNSUPPORTED, Rule.ASSE_0107, explanation)
                : mismatch(explanation);
    }

    /// A part as an asset of its own (VAL-ASSE-0106); one of no known format is bytes.
    private OpenAsset open(Range part) throws IOException {
        return OpenAsset.besideStore(whole.asset().reader().part(part), List.of());
    }

    private static Refused malformed(Rule rule, String explanation) {
        return Refused.by(StatusCode.ASSERTION_MULTI_ASSET_HASH_MALFORMED, rule, explanation);
    }

    private static Refused mismatch(String explanation) {
        return Refused.by(
                StatusCode.ASSERTION_MULTI_ASSET_HASH_MISMATCH, Rule.ASSE_0107, explanation);
    }
}
