package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.ExternalUri;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `c2pa.external-reference`: data of any kind that is kept elsewhere (C2PA 2.4, 15.10.3.2.2 and
/// 18.24). Nothing is fetched here; see [ExternalData].
final class ExternalReferenceRule implements AssertionRule {
    static final String KIND = "c2pa.external-reference";

    /// What must never be kept elsewhere, besides hard bindings.
    private static final Set<String> FORBIDDEN =
            Set.of(
                    KIND,
                    CloudDataRule.KIND,
                    "c2pa.action",
                    Labels.ACTIONS,
                    Labels.ACTIONS_V2,
                    Labels.MULTI_ASSET_HASH,
                    Labels.INGREDIENT,
                    Labels.INGREDIENT_V2,
                    Labels.INGREDIENT_V3);

    @Override
    public boolean concerns(Assertion assertion) {
        return assertion.kind().equals(KIND);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        for (var assertion : concerned) {
            if (assertion.created() && !context.isEarly()) {
                findings.add(
                        StatusCode.ASSERTION_EXTERNAL_REFERENCE_CREATED,
                        Rule.ASSE_0017,
                        assertion.uri(),
                        "The signer answers for something that is kept elsewhere.");
            }
            wrong(assertion).ifPresent(why -> malformed(assertion, findings, why));
        }
    }

    /// What an external reference says.
    ///
    /// @param label of the assertion that is kept elsewhere; null if it is no assertion
    record ExternalReference(@Nullable String label, ExternalUri location) {
        static Optional<ExternalReference> of(Assertion assertion) {
            try {
                return assertion.content().asMap().flatMap(ExternalReference::of);
            } catch (MalformedException e) {
                return Optional.empty();
            }
        }

        private static Optional<ExternalReference> of(CborValue.Map map) {
            return map.get("location")
                    .flatMap(ExternalUri::of)
                    .map(
                            location ->
                                    new ExternalReference(
                                            map.text("label").orElse(null), location));
        }
    }

    private static Optional<String> wrong(Assertion assertion) {
        var read = ExternalReference.of(assertion);
        if (read.isEmpty()) {
            return Optional.of("Something is kept elsewhere, but not said where.");
        }
        if (read.get().location.isHalfHashed()) {
            return Optional.of("Something is kept elsewhere with half a hash.");
        }
        var kind = read.get().label == null ? "" : Labels.kind(read.get().label);
        return FORBIDDEN.contains(kind) || Labels.isHardBinding(kind)
                ? Optional.of("%s may not be kept elsewhere.".formatted(kind))
                : Optional.empty();
    }

    private static void malformed(Assertion assertion, Findings findings, String explanation) {
        findings.add(
                StatusCode.ASSERTION_EXTERNAL_REFERENCE_MALFORMED,
                Rule.ASSE_0017,
                assertion.uri(),
                explanation);
    }
}
