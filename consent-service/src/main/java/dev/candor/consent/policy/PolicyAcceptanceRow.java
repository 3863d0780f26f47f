package dev.candor.consent.policy;

import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "policy_acceptance")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyAcceptanceRow {
    @Id UUID id;
    String organization;

    @Column(name = "policy_id")
    UUID policyId;

    @Column(name = "version_id")
    UUID versionId;

    @Column(name = "account_id")
    String accountId;

    @Column(name = "accepted_at")
    Instant acceptedAt;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("policy_acceptance")
                .with("id", id)
                .with("policy_id", policyId)
                .with("version_id", versionId)
                .with("account_id", accountId)
                .with("accepted_at", acceptedAt)
                .with("salt", salt);
    }
}
