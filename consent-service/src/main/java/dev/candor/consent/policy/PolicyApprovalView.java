package dev.candor.consent.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision on a use as answers carry it: by which role, not by whom.
record PolicyApprovalView(
        UUID id,
        UUID versionId,
        String rule,
        String role,
        @Nullable String useSha256,
        @Nullable String project,
        boolean approved,
        @Nullable String reason,
        Instant decidedAt,
        @Nullable Instant validUntil,
        long ledgerSeq) {
    static PolicyApprovalView of(PolicyApprovalRow row, @Nullable String reason) {
        return new PolicyApprovalView(
                row.id,
                row.versionId,
                row.rule,
                row.role,
                row.useSha256,
                row.project,
                row.approved,
                reason,
                row.decidedAt,
                row.validUntil,
                row.ledgerSeq);
    }
}
