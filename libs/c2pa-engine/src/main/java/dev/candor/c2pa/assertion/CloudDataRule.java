package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.ExternalUri;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `c2pa.cloud-data`: an assertion that is kept elsewhere (C2PA 2.4, 15.10.3.2.1). Nothing is
/// fetched here; see [ExternalData].
///
/// The specification lists some labels for two codes at once; each gets the code whose meaning it
/// has (15.2.2.3).
final class CloudDataRule implements AssertionRule {
    static final String KIND = "c2pa.cloud-data";

    /// What must never be kept elsewhere, besides hard bindings.
    private static final Set<String> FORBIDDEN =
            Set.of(
                    KIND,
                    "c2pa.action",
                    Labels.ACTIONS,
                    Labels.ACTIONS_V2,
                    Labels.INGREDIENT,
                    Labels.INGREDIENT_V2,
                    Labels.INGREDIENT_V3);

    @Override
    public boolean concerns(Assertion assertion) {
        return assertion.kind().equals(KIND);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        concerned.forEach(assertion -> check(assertion, context, findings));
    }

    /// What a well-formed cloud data assertion says.
    ///
    /// @param label of the assertion that is kept elsewhere
    /// @param size in bytes
    record CloudData(String label, long size, ExternalUri location) {
        static Optional<CloudData> of(Assertion assertion) {
            try {
                return assertion.content().asMap().flatMap(CloudData::of);
            } catch (MalformedException e) {
                return Optional.empty();
            }
        }

        private static Optional<CloudData> of(CborValue.Map map) {
            var label = map.text("label").filter(words -> !words.isEmpty());
            var size = map.get("size").flatMap(CborValue::asLong).filter(bytes -> bytes > 0);
            var location =
                    map.get("location").flatMap(ExternalUri::of).filter(ExternalUri::isHashed);
            return label.isPresent() && size.isPresent() && location.isPresent()
                    ? Optional.of(new CloudData(label.get(), size.get(), location.get()))
                    : Optional.empty();
        }
    }

    private static void check(Assertion assertion, AssertionContext context, Findings findings) {
        boolean complete = CloudData.of(assertion).isPresent();
        boolean early = context.edition() == Specification.V2_2;
        if (!complete || early && text(assertion, "content_type").isEmpty()) {
            reject(
                    StatusCode.ASSERTION_CLOUD_DATA_MALFORMED,
                    assertion,
                    findings,
                    "An assertion is said to be kept elsewhere, but not which, how long, or"
                            + " where.");
        }
        var kind = text(assertion, "label").map(Labels::kind).orElse("");
        if (Labels.isHardBinding(kind) || kind.equals(Labels.MULTI_ASSET_HASH)) {
            reject(
                    StatusCode.ASSERTION_CLOUD_DATA_HARD_BINDING,
                    assertion,
                    findings,
                    "The binding to the content may not be kept elsewhere.");
        }
        if (context.is(Manifest.Kind.UPDATE) && Labels.isActions(kind)) {
            reject(
                    StatusCode.ASSERTION_CLOUD_DATA_ACTIONS,
                    assertion,
                    findings,
                    "The actions of an update may not be kept elsewhere.");
        }
        if (!early && FORBIDDEN.contains(kind)) {
            reject(
                    StatusCode.ASSERTION_CLOUD_DATA_MALFORMED,
                    assertion,
                    findings,
                    "%s may not be kept elsewhere.".formatted(kind));
        }
    }

    private static Optional<String> text(Assertion assertion, String field) {
        try {
            return assertion.content().asMap().flatMap(map -> map.text(field));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static void reject(
            StatusCode code, Assertion assertion, Findings findings, String explanation) {
        findings.add(code, Rule.ASSE_0017, assertion.uri(), explanation);
    }
}
