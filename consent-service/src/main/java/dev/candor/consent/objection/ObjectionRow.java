package dev.candor.consent.objection;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.SubjectId;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "standing_objection")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ObjectionRow {
    private static final String REASON = "standing_objection.reason";

    @Id UUID id;
    String organization;

    @Column(name = "subject_id")
    UUID subjectId;

    String[] actions;
    String[] likeness;
    String[] modalities;
    String[] techniques;
    String[] purposes;
    String[] territories;
    String[] channels;
    String[] licensees;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_until")
    @Nullable Instant validUntil;

    @Nullable String reason;

    @Column(name = "actor_id")
    String actorId;

    @Enumerated(EnumType.STRING)
    Capacity capacity;

    @Column(name = "raised_at")
    Instant raisedAt;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    static ObjectionRow of(
            Actor actor, String account, Objection.Terms terms, String salt, Seal seal) {
        var scope = terms.scope();
        var row = new ObjectionRow();
        row.id = terms.id().value();
        row.organization = actor.organization().slug();
        row.subjectId = terms.subject().value();
        row.actions = texts(scope.actions(), Action::name);
        row.likeness = texts(scope.likeness(), Likeness::name);
        row.modalities = texts(scope.modalities(), Modality::name);
        row.techniques = texts(scope.techniques(), Function.identity());
        row.purposes = texts(scope.purposes(), Function.identity());
        row.territories = texts(scope.territories(), Territory::code);
        row.channels = texts(scope.channels(), Function.identity());
        row.licensees = texts(scope.licensees(), Function.identity());
        row.validFrom = scope.period().from();
        row.validUntil = scope.period().until();
        row.reason = seal.sealIfAny(REASON, terms.reason());
        row.actorId = seal.seal("standing_objection.actor_id", account);
        row.capacity = terms.capacity();
        row.raisedAt = terms.raisedAt();
        row.salt = seal.seal("standing_objection.salt", salt);
        return row;
    }

    /// The same, written with its entry.
    ObjectionRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("standing_objection")
                .with("id", id)
                .with("subject_id", subjectId)
                .with("actions", actions)
                .with("likeness", likeness)
                .with("modalities", modalities)
                .with("techniques", techniques)
                .with("purposes", purposes)
                .with("territories", territories)
                .with("channels", channels)
                .with("licensees", licensees)
                .with("valid_from", validFrom)
                .with("valid_until", validUntil)
                .with("reason", reason)
                .with("actor_id", actorId)
                .with("capacity", capacity)
                .with("raised_at", raisedAt)
                .with("salt", salt);
    }

    Objection.Standing toStanding(Keyring keys) {
        return new Objection.Standing(
                new Objection.Terms(
                        new ObjectionId(id),
                        new SubjectId(subjectId),
                        new ObjectionScope(
                                values(actions, Action::valueOf),
                                values(likeness, Likeness::valueOf),
                                values(modalities, Modality::valueOf),
                                values(techniques, Function.identity()),
                                values(purposes, Function.identity()),
                                values(territories, Territory::new),
                                values(channels, Function.identity()),
                                values(licensees, Function.identity()),
                                new Period(validFrom, validUntil)),
                        capacity,
                        raisedAt,
                        reason == null ? null : keys.open(subjectId, REASON, reason).orElse(null)),
                ledgerSeq);
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().toArray(String[]::new);
    }

    private static <T> Set<T> values(String[] texts, Function<String, T> value) {
        return Arrays.stream(texts).map(value).collect(toUnmodifiableSet());
    }
}
