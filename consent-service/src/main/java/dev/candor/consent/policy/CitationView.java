package dev.candor.consent.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule as a decision cites it: from which version, and since and until when that rules.
record CitationView(
        UUID policyId,
        UUID versionId,
        String code,
        int version,
        RuleView rule,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil) {
    static CitationView of(PolicyVersion version, PolicyRule rule) {
        return new CitationView(
                version.policy().value(),
                version.id().value(),
                version.code(),
                version.version(),
                RuleView.of(rule),
                version.effective().from(),
                version.effective().until());
    }
}
