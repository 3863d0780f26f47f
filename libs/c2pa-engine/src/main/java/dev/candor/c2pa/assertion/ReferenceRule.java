package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;
import java.util.Optional;

/// What a standard assertion refers to is there and as it was (C2PA 2.4, 15.10.3.3).
final class ReferenceRule implements AssertionRule {
    /// How many references the assertions of a manifest may hold.
    static final int MAX_REFERENCES = 20_000;

    private static final String ELSEWHERE = "http";

    @Override
    public boolean concerns(Assertion assertion) {
        return References.has(assertion);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        int count = 0;
        for (var assertion : concerned) {
            var references = References.of(assertion).limit(MAX_REFERENCES + 1L).toList();
            count += references.size();
            if (count > MAX_REFERENCES) {
                findings.add(
                        StatusCode.GENERAL_ERROR,
                        assertion.uri(),
                        "The assertions hold more than %d references.".formatted(MAX_REFERENCES));
                return;
            }
            references.forEach(value -> check(value, assertion, context, findings));
        }
    }

    private static void check(
            CborValue value, Assertion assertion, AssertionContext context, Findings findings) {
        var url = value.asMap().flatMap(map -> map.text("url")).map(JumbfUri::new);
        if (url.filter(uri -> isSettled(uri, context)).isPresent()) {
            return;
        }
        if (url.flatMap(context.boxes()::resolve).isEmpty()) {
            findings.addOnce(
                    StatusCode.HASHED_URI_MISSING,
                    Rule.STRU_0035,
                    assertion.uri(),
                    "%s refers to what is not there.".formatted(assertion.label()));
            return;
        }
        checkHash(HashedUri.of(value), assertion, context, findings);
    }

    private static void checkHash(
            Optional<HashedUri> reference,
            Assertion assertion,
            AssertionContext context,
            Findings findings) {
        if (reference.isEmpty()) {
            findings.addOnce(
                    StatusCode.HASHED_URI_MISMATCH,
                    Rule.ASSE_0029,
                    assertion.uri(),
                    "%s refers to something without its hash.".formatted(assertion.label()));
        } else if (context.manifest().algorithm(reference.get()).isEmpty()) {
            findings.addOnce(
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    Rule.INGR_0006,
                    assertion.uri(),
                    "%s refers to something by a hash that C2PA does not allow."
                            .formatted(assertion.label()));
        } else if (!context.boxes().isIntact(reference.get())) {
            findings.addOnce(
                    StatusCode.HASHED_URI_MISMATCH,
                    Rule.ASSE_0030,
                    assertion.uri(),
                    "%s refers to what was changed since.".formatted(assertion.label()));
        }
    }

    /// What was taken out cannot be checked; what lies elsewhere is not fetched (VAL-INGR-0005);
    /// and that an assertion of the very manifest was changed was said of the assertion itself.
    private static boolean isSettled(JumbfUri uri, AssertionContext context) {
        return context.isRedacted(uri)
                || uri.value().startsWith(ELSEWHERE)
                || context.wasChanged(uri);
    }
}
