package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;
import java.util.Optional;

/// `c2pa.alternative-content-representation`: where the picture is as the camera saw it (C2PA 2.4,
/// 15.10.3.2.7 and 18.14). Other types than that one are nobody's business but their maker's.
final class AlternativeContentRule implements AssertionRule {
    private static final String KIND = "c2pa.alternative-content-representation";
    private static final String ORIGINAL = "exif.originalPreservationImage";
    private static final String PART = "multiAssetPartIndex";
    private static final String EMBEDDED = "embeddedOriginalPreservationImage";

    @Override
    public boolean concerns(Assertion assertion) {
        return assertion.kind().equals(KIND);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        int originals = 0;
        for (var assertion : concerned) {
            var content = content(assertion);
            var type = content.flatMap(map -> map.text("type"));
            if (type.isEmpty()) {
                reject(
                        StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MALFORMED,
                        Rule.ASSE_0019,
                        assertion,
                        findings,
                        "Another form of the content is said to be, but not of which type.");
            } else if (type.get().equals(ORIGINAL)) {
                boolean first = ++originals == 1;
                check(content.get(), first, assertion, context, findings);
            }
        }
    }

    private static void check(
            CborValue.Map content,
            boolean first,
            Assertion assertion,
            AssertionContext context,
            Findings findings) {
        boolean well =
                requireOnly(first, assertion, findings)
                        && checkPlace(content, assertion, context, findings);
        if (well) {
            findings.add(
                    StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MATCH,
                    Rule.ASSE_0028,
                    assertion.uri(),
                    "The picture as the camera saw it is there and as it was.");
        }
    }

    private static boolean requireOnly(boolean first, Assertion assertion, Findings findings) {
        return first
                || reject(
                        StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MALFORMED,
                        Rule.ASSE_0020,
                        assertion,
                        findings,
                        "The picture as the camera saw it is said to be in more than one place.");
    }

    private static boolean checkPlace(
            CborValue.Map content,
            Assertion assertion,
            AssertionContext context,
            Findings findings) {
        var parameters = content.map("parameters");
        var part = parameters.flatMap(map -> map.get(PART));
        var embedded = parameters.flatMap(map -> map.get(EMBEDDED));
        if (part.isPresent() == embedded.isPresent()) {
            return reject(
                    StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MALFORMED,
                    Rule.ASSE_0021,
                    assertion,
                    findings,
                    "The picture as the camera saw it is said to be in two places, or in none.");
        }
        return embedded.isPresent()
                ? checkEmbedded(embedded.get(), assertion, context, findings)
                : checkPart(part.orElseThrow(), assertion, context, findings);
    }

    /// Which part of the asset is meant can only be said where the asset is at hand.
    private static boolean checkPart(
            CborValue index, Assertion assertion, AssertionContext context, Findings findings) {
        if (!context.isActive()) {
            return true;
        }
        var parts = parts(context);
        if (parts.isEmpty()) {
            return reject(
                    StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MALFORMED,
                    Rule.ASSE_0022,
                    assertion,
                    findings,
                    "A part of the asset is meant, but the manifest knows of no parts.");
        }
        var number = index.asLong().filter(one -> one >= 0);
        if (number.isEmpty()) {
            return reject(
                    StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MALFORMED,
                    Rule.ASSE_0023,
                    assertion,
                    findings,
                    "A part of the asset is meant, but by no number.");
        }
        return number.get() < parts.get()
                || reject(
                        StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MALFORMED,
                        Rule.ASSE_0024,
                        assertion,
                        findings,
                        "A part of the asset is meant that the manifest does not know.");
    }

    private static Optional<Integer> parts(AssertionContext context) {
        return context.assertions().stream()
                .filter(assertion -> assertion.kind().equals(Labels.MULTI_ASSET_HASH))
                .findFirst()
                .flatMap(AlternativeContentRule::content)
                .map(map -> map.array("parts").size());
    }

    private static boolean checkEmbedded(
            CborValue value, Assertion assertion, AssertionContext context, Findings findings) {
        var url = value.asMap().flatMap(map -> map.text("url")).map(JumbfUri::new);
        if (url.filter(context::isRedacted).isPresent()) {
            return true; // taken out by rule (6.8), which is no fault of what refers to it
        }
        var reference = HashedUri.of(value);
        if (url.isEmpty() || value.asMap().flatMap(map -> map.get("hash")).isEmpty()) {
            return reject(
                    StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MALFORMED,
                    Rule.ASSE_0026,
                    assertion,
                    findings,
                    "The picture as the camera saw it is embedded, but not said where, or without"
                            + " a hash.");
        }
        if (context.boxes().resolve(url.get()).isEmpty()) {
            return reject(
                    StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MISSING,
                    Rule.ASSE_0025,
                    assertion,
                    findings,
                    "The picture as the camera saw it is not there.");
        }
        return reference.filter(context.boxes()::isIntact).isPresent()
                || reject(
                        StatusCode.ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_HASH_MISMATCH,
                        Rule.ASSE_0027,
                        assertion,
                        findings,
                        "The picture as the camera saw it was changed since.");
    }

    private static Optional<CborValue.Map> content(Assertion assertion) {
        try {
            return assertion.content().asMap();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static boolean reject(
            StatusCode code,
            Rule rule,
            Assertion assertion,
            Findings findings,
            String explanation) {
        findings.add(code, rule, assertion.uri(), explanation);
        return false;
    }
}
