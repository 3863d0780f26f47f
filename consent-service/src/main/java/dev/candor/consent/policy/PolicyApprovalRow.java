package dev.candor.consent.policy;

import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "policy_approval")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyApprovalRow {
    private static final String REASON = "policy_approval.reason";

    @Id UUID id;
    String organization;

    @Column(name = "version_id")
    UUID versionId;

    String rule;
    String role;

    @Column(name = "use_sha256")
    @Nullable String useSha256;

    @Nullable String project;
    boolean approved;
    @Nullable String reason;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "valid_until")
    @Nullable Instant validUntil;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    final void seal(Seal seal, @Nullable String said, String secret) {
        reason = seal.sealIfAny(REASON, said);
        salt = seal.seal("policy_approval.salt", secret);
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("policy_approval")
                .with("id", id)
                .with("version_id", versionId)
                .with("rule", rule)
                .with("role", role)
                .with("use_sha256", useSha256)
                .with("project", project)
                .with("approved", approved)
                .with("reason", reason)
                .with("decided_by", decidedBy)
                .with("decided_at", decidedAt)
                .with("valid_until", validUntil)
                .with("salt", salt);
    }

    @Nullable String reason(Keyring keys) {
        var owner = Vault.owner(new Organization(organization));
        return reason == null ? null : keys.open(owner, REASON, reason).orElse(null);
    }
}
