package dev.candor.consent.policy;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "policy_version")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyVersionRow {
    @Id UUID id;
    String organization;

    @Column(name = "policy_id")
    UUID policyId;

    String code;
    int version;

    @Column(name = "effective_from")
    Instant effectiveFrom;

    @Column(name = "effective_until")
    @Nullable Instant effectiveUntil;

    @Column(name = "acceptance_required")
    boolean acceptanceRequired;

    String digest;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    static PolicyVersionRow of(Organization organization, PolicyVersion version) {
        var row = new PolicyVersionRow();
        row.id = version.id().value();
        row.organization = organization.slug();
        row.policyId = version.policy().value();
        row.code = version.code();
        row.version = version.version();
        row.effectiveFrom = version.effective().from();
        row.effectiveUntil = version.effective().until();
        row.acceptanceRequired = version.acceptanceRequired();
        row.digest = version.digest();
        row.publishedAt = version.publishedAt();
        return row;
    }

    /// The same, written with its entry.
    PolicyVersionRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("policy_version")
                .with("id", id)
                .with("policy_id", policyId)
                .with("code", code)
                .with("version", version)
                .with("effective_from", effectiveFrom)
                .with("acceptance_required", acceptanceRequired)
                .with("digest", digest)
                .with("published_at", publishedAt);
    }

    Effective effective() {
        return new Effective(effectiveFrom, effectiveUntil);
    }

    PolicyVersion toVersion(List<PolicyTextRow> texts, List<PolicyRuleRow> rules) {
        return new PolicyVersion(
                new PolicyVersionId(id),
                new PolicyId(policyId),
                code,
                version,
                effective(),
                acceptanceRequired,
                texts.stream().map(PolicyTextRow::toText).toList(),
                rules.stream().map(PolicyRuleRow::toRule).toList(),
                publishedAt);
    }
}
