package dev.candor.c2pa.validation;

import dev.candor.c2pa.assertion.AssertionContext;
import dev.candor.c2pa.assertion.AssertionRules;
import dev.candor.c2pa.assertion.NamedAlgorithms;
import dev.candor.c2pa.identity.IdentityCheck;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.trust.Evidence;
import dev.candor.c2pa.trust.SignatureCheck;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All checks of one manifest that need nothing but the store: those of the active manifest and,
/// but for the binding to the content, those of every ingredient's (C2PA 2.4, 15.6 to 15.10).
final class ManifestCheck {
    private final ValidationPolicy policy;
    private final Lineage lineage;
    private final Evidence evidence;
    private final Map<String, Instant> signedAt = new HashMap<>();
    private final Map<String, List<IdentitySummary>> identities = new HashMap<>();

    ManifestCheck(ValidationPolicy policy, Lineage lineage) {
        this.policy = policy;
        this.lineage = lineage;
        this.evidence = Evidence.in(lineage.active().store());
    }

    Judged check(ManifestContext context) {
        var findings = new Findings();
        new GeneratorCheck(context, lineage.redacted(), findings).check();
        new SignatureCheck(policy, evidence, findings)
                .check(context)
                .ifPresent(time -> signedAt.put(context.manifest().label(), time));
        var assertions =
                new AssertionCheck(context, lineage.redacted(), policy.specification(), findings)
                        .check();
        noteDeprecated(context, assertions, findings);
        new ManifestTypeCheck(context, assertions, findings).check();
        AssertionRules.check(
                new AssertionContext(
                        context, assertions, lineage.redacted(), policy.specification()),
                findings);
        new IngredientCheck(policy.specification(), findings).check(assertions);
        checkIdentities(context, assertions, findings);
        return new Judged(findings.toList(), assertions);
    }

    /// An algorithm that is no longer liked is noted once (C2PA 2.4, 15.4.3), whoever names it: the
    /// claim, or an assertion for itself.
    private void noteDeprecated(
            ManifestContext context, List<Assertion> assertions, Findings findings) {
        if (policy.deprecated().isEmpty()) {
            return;
        }
        var byClaim =
                context.claim()
                        .assertions()
                        .flatMap(reference -> context.algorithm(reference).stream())
                        .map(HashAlgorithm::word);
        Stream.concat(byClaim, assertions.stream().flatMap(NamedAlgorithms::of))
                .filter(policy.deprecated()::contains)
                .findFirst()
                .ifPresent(
                        word ->
                                findings.add(
                                        StatusCode.ALGORITHM_DEPRECATED,
                                        Rule.ASSE_0041,
                                        context.claimUri(),
                                        "The manifest uses %s, which is deprecated."
                                                .formatted(word)));
    }

    /// Who else stands behind assertions of a manifest. After all that could keep the manifest from
    /// being well-formed, and before the content, which does not.
    private void checkIdentities(
            ManifestContext context, List<Assertion> assertions, Findings findings) {
        var label = context.manifest().label();
        var scope = Identities.scope(context, lineage, assertions, signedAt.get(label), findings);
        var found = new IdentityCheck(policy, findings).check(scope);
        if (!found.isEmpty()) {
            identities.put(label, found);
        }
    }

    /// What identity assertions say, by the label of the manifest they lie in.
    Map<String, List<IdentitySummary>> identities() {
        return Map.copyOf(identities);
    }

    /// When manifests were signed, by label, where a trusted time stamp says so.
    Map<String, Instant> signedAt() {
        return Map.copyOf(signedAt);
    }
}
