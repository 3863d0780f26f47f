package dev.candor.consent.chronicle;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.ledger.LedgerKind;
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
import java.util.function.UnaryOperator;

@Entity
@Table(name = "registry_event")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RegistryEventRow {
    @Id UUID id;
    String organization;

    @Column(name = "subject_id")
    UUID subjectId;

    @Column(name = "about_id")
    UUID aboutId;

    @Enumerated(EnumType.STRING)
    LedgerKind kind;

    Instant at;

    @Column(name = "actor_id")
    String actorId;

    String details;
    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    /// @param account under which the actor is written down
    /// @param seal what names people, or would let a digest tell of them
    static RegistryEventRow of(
            UUID id,
            Actor actor,
            String account,
            Act act,
            String salt,
            UnaryOperator<String> seal) {
        var row = new RegistryEventRow();
        row.id = id;
        row.organization = actor.organization().slug();
        row.subjectId = act.subject();
        row.aboutId = act.about();
        row.kind = act.kind();
        row.at = act.at();
        row.actorId = seal.apply(account);
        row.details = seal.apply(act.detailsText());
        row.salt = seal.apply(salt);
        return row;
    }

    /// The same, written with its entry.
    RegistryEventRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("registry_event")
                .with("id", id)
                .with("subject_id", subjectId)
                .with("about_id", aboutId)
                .with("kind", kind)
                .with("at", at)
                .with("actor_id", actorId)
                .with("details", details)
                .with("salt", salt);
    }
}
