package dev.candor.consent.objection;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person takes their objection back, or who speaks for them does. Nobody else can.
@ApplicationScoped
class LiftObjection {
    private static final long NOT_YET = 0;

    private final Subjects subjects;
    private final Objections objections;
    private final Liftings liftings;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    LiftObjection(
            Subjects subjects,
            Objections objections,
            Liftings liftings,
            Ledger ledger,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.subjects = subjects;
        this.objections = objections;
        this.liftings = liftings;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ObjectionView> lift(
            Actor actor, @Nullable String key, ObjectionId id, LiftingRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/objections/%s/lifting".formatted(id),
                request,
                ObjectionView.class,
                () -> lift(actor, id, request).map(ObjectionView::of));
    }

    private Uni<Objection.Lifted> lift(Actor actor, ObjectionId id, LiftingRequest request) {
        return objections
                .requireLocked(actor.organization(), id)
                .chain(
                        objection ->
                                subjects.require(actor, Errand.ANSWER, objection.terms().subject())
                                        .map(subject -> personal(subject, actor))
                                        .chain(
                                                capacity ->
                                                        keep(
                                                                actor,
                                                                standing(objection),
                                                                capacity,
                                                                request)));
    }

    static Objection.Standing standing(Objection objection) {
        return switch (objection) {
            case Objection.Standing standing -> standing;
            case Objection.Lifted _ ->
                    throw new Declined(
                            ObjectionProblem.OBJECTION_NOT_STANDING,
                            "A new objection can be raised.");
        };
    }

    static Capacity personal(Subject subject, Actor actor) {
        var capacity = subject.capacityOf(actor, Errand.ANSWER).orElseThrow();
        if (capacity != Capacity.SUBJECT && capacity != Capacity.REPRESENTATIVE) {
            throw new Declined(
                    ObjectionProblem.OBJECTION_LIFTED_BY_THE_PERSON_ALONE,
                    "The person, or who speaks for them, has to lift it.");
        }
        return capacity;
    }

    private Uni<Objection.Lifted> keep(
            Actor actor, Objection.Standing standing, Capacity capacity, LiftingRequest request) {
        var person = standing.terms().subject().value();
        return vault.keyOf(actor.organization(), person)
                .chain(keys -> keep(actor, standing, capacity, request, keys.of(person)));
    }

    private Uni<Objection.Lifted> keep(
            Actor actor,
            Objection.Standing standing,
            Capacity capacity,
            LiftingRequest request,
            Seal seal) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var salt = Salt.next();
        var row =
                LiftingRow.of(
                        actor,
                        vault.account(actor),
                        standing.lift(now, capacity, NOT_YET),
                        request.reason(),
                        salt,
                        seal);
        var leaf =
                LedgerLeaf.of(
                        members(standing, capacity, now, record(actor, request, salt)),
                        List.of(row.stored()));
        return ledger.append(actor.organization(), LedgerKind.OBJECTION_LIFTED, leaf, now, null)
                .call(entry -> liftings.persistAndFlush(row.of(entry)))
                .map(entry -> standing.lift(now, capacity, entry.seq()));
    }

    private static Map<String, Object> members(
            Objection.Standing standing,
            Capacity capacity,
            Instant now,
            Map<String, Object> record) {
        return Map.of(
                "type", LedgerKind.OBJECTION_LIFTED.name(),
                "objection", standing.terms().id().toString(),
                "at", now.toString(),
                "capacity", capacity.name(),
                "record", Digests.sha256Hex(CanonicalJson.of(record)));
    }

    private static Map<String, Object> record(Actor actor, LiftingRequest request, String salt) {
        return Map.of(
                "salt", salt,
                "actor", actor.id(),
                "reason", Objects.requireNonNullElse(request.reason(), ""));
    }
}
