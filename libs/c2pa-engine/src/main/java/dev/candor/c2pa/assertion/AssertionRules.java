package dev.candor.c2pa.assertion;

import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.Findings;
import java.util.List;

/// The one door to what each kind of assertion must say (VAL-ASSE-0017). Another kind is one class
/// and one line.
public final class AssertionRules {
    private static final List<AssertionRule> RULES =
            List.of(
                    new ActionsRule(),
                    new CloudDataRule(),
                    new ExternalReferenceRule(),
                    new AlternativeContentRule(),
                    new SoftBindingRule(),
                    new MetadataRule(),
                    new SessionKeysRule(),
                    new TimeStampRule(),
                    new CertificateStatusRule(),
                    new ReferenceRule());

    private AssertionRules() {}

    /// Checks all assertions of a manifest.
    public static void check(AssertionContext context, Findings findings) {
        for (var rule : RULES) {
            var concerned = context.assertions().stream().filter(rule::concerns).toList();
            rule.check(concerned, context, findings);
        }
    }

    /// Checks one assertion that does not lie in the manifest that keeps it.
    static void check(Assertion fetched, AssertionContext context, Findings findings) {
        RULES.stream()
                .filter(rule -> rule.concerns(fetched))
                .forEach(rule -> rule.check(List.of(fetched), context, findings));
    }
}
