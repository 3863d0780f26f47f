package dev.candor.consent.approval;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.kit.identity.Actor;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "use_approval_decision")
@IdClass(SaidRow.Place.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SaidRow {
    private static final String REASON = "use_approval_decision.reason";

    @Id
    @Column(name = "approval_id")
    UUID approvalId;

    @Id int position;
    String organization;
    UUID voice;

    @Enumerated(EnumType.STRING)
    UseApproval.Verdict verdict;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Nullable String reason;

    @Column(name = "actor_id")
    String actorId;

    @Enumerated(EnumType.STRING)
    Capacity capacity;

    @Column(name = "decided_at")
    Instant decidedAt;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    static SaidRow ofLatest(
            Actor actor, String account, UseApproval approval, String salt, Seal seal) {
        var said = approval.said().getLast();
        var row = new SaidRow();
        row.approvalId = approval.terms().id().value();
        row.position = approval.said().size() - 1;
        row.organization = actor.organization().slug();
        row.voice = said.voice();
        row.verdict = said.verdict();
        row.outcome = approval.outcome();
        row.reason = seal.sealIfAny(REASON, said.reason());
        row.actorId = seal.seal("use_approval_decision.actor_id", account);
        row.capacity = said.capacity();
        row.decidedAt = said.at();
        row.salt = seal.seal("use_approval_decision.salt", salt);
        return row;
    }

    /// The same, written with its entry.
    SaidRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("use_approval_decision")
                .with("approval_id", approvalId)
                .with("position", position)
                .with("voice", voice)
                .with("verdict", verdict)
                .with("outcome", outcome)
                .with("reason", reason)
                .with("actor_id", actorId)
                .with("capacity", capacity)
                .with("decided_at", decidedAt)
                .with("salt", salt);
    }

    UseApproval.Said toSaid(UUID subject, Keyring keys) {
        return new UseApproval.Said(
                voice,
                verdict,
                capacity,
                decidedAt,
                reason == null ? null : keys.open(subject, REASON, reason).orElse(null));
    }

    record Place(UUID approvalId, int position) {}
}
