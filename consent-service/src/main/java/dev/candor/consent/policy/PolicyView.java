package dev.candor.consent.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of a policy as answers carry it.
///
/// @param id of the policy, the same for all its versions
/// @param digest SHA-256 over the canonical JSON of what never changes: the ledger holds it too
record PolicyView(
        UUID id,
        UUID versionId,
        String code,
        int version,
        PolicyStatus status,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        boolean acceptanceRequired,
        List<TextView> texts,
        List<RuleView> rules,
        String digest,
        Instant publishedAt) {
    static PolicyView of(PolicyVersion version, Instant now) {
        return new PolicyView(
                version.policy().value(),
                version.id().value(),
                version.code(),
                version.version(),
                version.effective().at(now),
                version.effective().from(),
                version.effective().until(),
                version.acceptanceRequired(),
                version.texts().stream().map(TextView::of).toList(),
                version.rules().stream().map(RuleView::of).toList(),
                version.digest(),
                version.publishedAt());
    }
}
