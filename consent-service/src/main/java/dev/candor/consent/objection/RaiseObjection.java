package dev.candor.consent.objection;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A person says no, to whoever may ask. In force as soon as the transaction commits.
@ApplicationScoped
class RaiseObjection {
    private final Subjects subjects;
    private final Objections objections;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    RaiseObjection(
            Subjects subjects,
            Objections objections,
            Ledger ledger,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.subjects = subjects;
        this.objections = objections;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ObjectionView> raise(Actor actor, @Nullable String key, ObjectionRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/objections",
                request,
                ObjectionView.class,
                () -> raise(actor, request).map(ObjectionView::of));
    }

    private Uni<Objection.Standing> raise(Actor actor, ObjectionRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var scope = request.scope(now);
        return subjects.require(actor, Errand.WITHDRAW, new SubjectId(request.subjectId()))
                .map(
                        subject ->
                                new Objection.Terms(
                                        new ObjectionId(Ids.next()),
                                        subject.id(),
                                        scope,
                                        capacity(subject, actor),
                                        now,
                                        request.reason()))
                .chain(terms -> keep(actor, terms, Salt.next()));
    }

    private static Capacity capacity(Subject subject, Actor actor) {
        return subject.capacityOf(actor, Errand.WITHDRAW).orElseThrow();
    }

    private Uni<Objection.Standing> keep(Actor actor, Objection.Terms terms, String salt) {
        var person = terms.subject().value();
        return vault.keyOf(actor.organization(), person)
                .map(
                        keys ->
                                ObjectionRow.of(
                                        actor, vault.account(actor), terms, salt, keys.of(person)))
                .chain(row -> keep(actor, terms, salt, row));
    }

    private Uni<Objection.Standing> keep(
            Actor actor, Objection.Terms terms, String salt, ObjectionRow row) {
        var leaf = LedgerLeaf.of(members(actor, terms, salt), List.of(row.stored()));
        return ledger.append(
                        actor.organization(),
                        LedgerKind.OBJECTION_RAISED,
                        leaf,
                        terms.raisedAt(),
                        null)
                .call(entry -> objections.persistAndFlush(row.of(entry)))
                .map(entry -> new Objection.Standing(terms, entry.seq()));
    }

    private static Map<String, Object> members(Actor actor, Objection.Terms terms, String salt) {
        return Map.of(
                "type", LedgerKind.OBJECTION_RAISED.name(),
                "objection", terms.id().toString(),
                "at", terms.raisedAt().toString(),
                "capacity", terms.capacity().name(),
                "record", Digests.sha256Hex(CanonicalJson.of(record(actor, terms, salt))));
    }

    private static Map<String, Object> record(Actor actor, Objection.Terms terms, String salt) {
        var scope = terms.scope();
        var record = new HashMap<String, Object>();
        record.put("salt", salt);
        record.put("actor", actor.id());
        record.put("subject", terms.subject().toString());
        record.put("actions", scope.actions().stream().map(Enum::name).sorted().toList());
        record.put("likeness", scope.likeness().stream().map(Enum::name).sorted().toList());
        record.put("modalities", scope.modalities().stream().map(Enum::name).sorted().toList());
        record.put("techniques", scope.techniques().stream().sorted().toList());
        record.put("purposes", scope.purposes().stream().sorted().toList());
        record.put(
                "territories",
                new TreeSet<>(scope.territories()).stream().map(Object::toString).toList());
        record.put("channels", scope.channels().stream().sorted().toList());
        record.put("licensees", scope.licensees().stream().sorted().toList());
        record.put("from", scope.period().from().toString());
        put(record, "until", scope.period().until());
        put(record, "reason", terms.reason());
        return record;
    }

    private static void put(Map<String, Object> record, String name, @Nullable Object value) {
        if (value != null) {
            record.put(name, value instanceof Instant at ? at.toString() : value);
        }
    }
}
