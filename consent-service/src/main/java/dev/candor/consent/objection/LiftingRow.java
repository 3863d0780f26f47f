package dev.candor.consent.objection;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.subject.Capacity;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "objection_lifting")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class LiftingRow {
    @Id
    @Column(name = "objection_id")
    UUID objectionId;

    String organization;
    @Nullable String reason;

    @Column(name = "actor_id")
    String actorId;

    @Enumerated(EnumType.STRING)
    Capacity capacity;

    @Column(name = "lifted_at")
    Instant liftedAt;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    static LiftingRow of(
            Actor actor,
            String account,
            Objection.Lifted lifted,
            @Nullable String reason,
            String salt,
            Seal seal) {
        var row = new LiftingRow();
        row.objectionId = lifted.terms().id().value();
        row.organization = actor.organization().slug();
        row.reason = seal.sealIfAny("objection_lifting.reason", reason);
        row.actorId = seal.seal("objection_lifting.actor_id", account);
        row.capacity = lifted.liftedIn();
        row.liftedAt = lifted.liftedAt();
        row.salt = seal.seal("objection_lifting.salt", salt);
        return row;
    }

    /// The same, written with its entry.
    LiftingRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("objection_lifting")
                .with("objection_id", objectionId)
                .with("reason", reason)
                .with("actor_id", actorId)
                .with("capacity", capacity)
                .with("lifted_at", liftedAt)
                .with("salt", salt);
    }

    Objection.Lifted of(Objection.Standing standing) {
        return standing.lift(liftedAt, capacity, ledgerSeq);
    }
}
