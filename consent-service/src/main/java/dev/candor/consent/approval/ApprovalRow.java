package dev.candor.consent.approval;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.scope.UseKind;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.kit.identity.Actor;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "use_approval")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ApprovalRow {
    private static final String DESCRIPTION = "use_approval.description";

    @Id UUID id;
    String organization;

    @Column(name = "grant_id")
    UUID grantId;

    @Enumerated(EnumType.STRING)
    @Column(name = "use_kind")
    UseKind useKind;

    @Column(name = "use_sha256")
    String useSha256;

    String description;

    @Column(name = "actor_id")
    String actorId;

    @Column(name = "requested_at")
    Instant requestedAt;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    static ApprovalRow of(
            Actor actor, String account, UseApproval.Terms terms, String salt, Seal seal) {
        var row = new ApprovalRow();
        row.id = terms.id().value();
        row.organization = actor.organization().slug();
        row.grantId = terms.grant().value();
        row.useKind = terms.useKind();
        row.useSha256 = terms.useSha256();
        row.description = seal.seal(DESCRIPTION, terms.description());
        row.actorId = seal.seal("use_approval.actor_id", account);
        row.requestedAt = terms.requestedAt();
        row.salt = seal.seal("use_approval.salt", salt);
        return row;
    }

    /// The same, written with its entry.
    ApprovalRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("use_approval")
                .with("id", id)
                .with("grant_id", grantId)
                .with("use_kind", useKind)
                .with("use_sha256", useSha256)
                .with("description", description)
                .with("actor_id", actorId)
                .with("requested_at", requestedAt)
                .with("salt", salt);
    }

    /// @param subject whose grant it is of
    UseApproval toApproval(List<SaidRow> said, UUID subject, Keyring keys) {
        return new UseApproval(
                new UseApproval.Terms(
                        new ApprovalId(id),
                        new GrantId(grantId),
                        useKind,
                        useSha256,
                        keys.open(subject, DESCRIPTION, description).orElse(Keyring.ERASED),
                        requestedAt),
                said.stream().map(word -> word.toSaid(subject, keys)).toList(),
                said.isEmpty() ? Outcome.REQUESTED : said.getLast().outcome,
                said.isEmpty() ? ledgerSeq : said.getLast().ledgerSeq);
    }
}
