package dev.candor.consent.policy;

import java.time.Instant;
import java.util.UUID;

/// An acceptance as answers carry it. Whose it is, staff see by the account alone.
record AcceptanceView(
        UUID id,
        UUID policyId,
        UUID versionId,
        String accountId,
        Instant acceptedAt,
        long ledgerSeq) {
    static AcceptanceView of(PolicyAcceptanceRow row, String account) {
        return new AcceptanceView(
                row.id, row.policyId, row.versionId, account, row.acceptedAt, row.ledgerSeq);
    }
}
