package dev.candor.consent.approval;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.UseKind;
import dev.candor.kit.identity.Actor;
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

    static ApprovalRow of(Actor actor, UseApproval fresh, String salt) {
        var terms = fresh.terms();
        var row = new ApprovalRow();
        row.id = terms.id().value();
        row.organization = actor.organization().slug();
        row.grantId = terms.grant().value();
        row.useKind = terms.useKind();
        row.useSha256 = terms.useSha256();
        row.description = terms.description();
        row.actorId = actor.id();
        row.requestedAt = terms.requestedAt();
        row.salt = salt;
        row.ledgerSeq = fresh.ledgerSeq();
        return row;
    }

    UseApproval toApproval(List<SaidRow> said) {
        return new UseApproval(
                new UseApproval.Terms(
                        new ApprovalId(id),
                        new GrantId(grantId),
                        useKind,
                        useSha256,
                        description,
                        requestedAt),
                said.stream().map(SaidRow::toSaid).toList(),
                said.isEmpty() ? Outcome.REQUESTED : said.getLast().outcome,
                said.isEmpty() ? ledgerSeq : said.getLast().ledgerSeq);
    }
}
