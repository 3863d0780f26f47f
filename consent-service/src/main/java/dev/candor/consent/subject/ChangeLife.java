package dev.candor.consent.subject;

import dev.candor.consent.chronicle.Act;
import dev.candor.consent.chronicle.Chronicle;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Staff note that a person died, came of age, or was registered wrongly. Whatever depends on it
/// moves in the same transaction.
@ApplicationScoped
class ChangeLife {
    private final Subjects subjects;
    private final Chronicle chronicle;
    private final List<LifeWatcher> watchers;
    private final Idempotency idempotency;
    private final Clock clock;

    ChangeLife(
            Subjects subjects,
            Chronicle chronicle,
            @All List<LifeWatcher> watchers,
            Idempotency idempotency,
            Clock clock) {
        this.subjects = subjects;
        this.chronicle = chronicle;
        this.watchers = watchers;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<SubjectView> die(Actor actor, @Nullable String key, SubjectId id, DeathRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        var death = Dates.past(request.dateOfDeath(), today(), "/dateOfDeath");
        var told = new Told(LedgerKind.SUBJECT_DIED, deeds(request));
        return once(
                actor,
                key,
                "POST /v1/subjects/%s/death-notice".formatted(id),
                request,
                () -> change(actor, id, told, person -> died(person, death)));
    }

    @WithTransaction
    Uni<SubjectView> comeOfAge(Actor actor, @Nullable String key, SubjectId id) {
        Errand.WRITE.mustBeOfficial(actor);
        var told = new Told(LedgerKind.SUBJECT_CAME_OF_AGE, Map.of());
        return once(
                actor,
                key,
                "POST /v1/subjects/%s/majority".formatted(id),
                Map.of(),
                () -> change(actor, id, told, person -> grown(person, today())));
    }

    @WithTransaction
    Uni<SubjectView> correct(
            Actor actor, @Nullable String key, SubjectId id, CorrectionRequest request) {
        Errand.VOUCH.mustBeOfficial(actor);
        var right =
                Lives.of(request.kind(), request.majorityDate(), request.dateOfDeath(), today());
        var told = new Told(LedgerKind.SUBJECT_CORRECTED, Map.of("reason", request.reason()));
        return once(
                actor,
                key,
                "POST /v1/subjects/%s/correction".formatted(id),
                request,
                () -> change(actor, id, told, person -> person.living(right)));
    }

    static Subject died(Subject person, LocalDate death) {
        return switch (person.life()) {
            case Life.Adult _, Life.Minor _ -> person.living(new Life.Deceased(death));
            case Life.Deceased _ ->
                    throw new Declined(
                            SubjectProblem.ALREADY_DECEASED,
                            "A wrong date is put right by a correction.");
        };
    }

    static Subject grown(Subject person, LocalDate today) {
        return switch (person.life()) {
            case Life.Minor(var majority) when !today.isBefore(majority) ->
                    person.living(new Life.Adult());
            case Life.Minor(var majority) ->
                    throw new Declined(
                                    SubjectProblem.NOT_OF_AGE,
                                    "Wait for the day of majority, or correct it.")
                            .with("majorityDate", majority.toString());
            case Life.Adult _, Life.Deceased _ ->
                    throw new Declined(SubjectProblem.NOT_A_MINOR, "Only a minor comes of age.")
                            .with("kind", person.kind());
        };
    }

    private Uni<SubjectView> once(
            Actor actor,
            @Nullable String key,
            String operation,
            Object request,
            Supplier<Uni<Subject>> work) {
        return idempotency
                .once(actor, key, operation, request, Named.class, () -> work.get().map(Named::of))
                .chain(named -> subjects.require(actor.organization(), named.subject()))
                .map(SubjectView::of);
    }

    private Uni<Subject> change(
            Actor actor, SubjectId id, Told told, Function<Subject, Subject> change) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return subjects.requireLocked(actor.organization(), id)
                .chain(before -> become(actor, before, change.apply(before), told, at));
    }

    private Uni<Subject> become(Actor actor, Subject before, Subject after, Told told, Instant at) {
        return subjects.live(actor.organization(), after, at)
                .call(() -> watch(actor, before, after, at))
                .chain(past -> tell(actor, told.act(before, after, at), past))
                .replaceWith(after);
    }

    private Uni<Void> tell(Actor actor, Act act, PastLifeRow past) {
        return chronicle
                .tell(actor, act, List.of(past.stored()))
                .chain(seq -> subjects.keep(past, seq));
    }

    private Uni<Void> watch(Actor actor, Subject before, Subject after, Instant at) {
        return Multi.createFrom()
                .iterable(watchers)
                .onItem()
                .transformToUniAndConcatenate(
                        watcher -> watcher.lifeChanged(actor, before, after, at))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Map<String, Object> deeds(DeathRequest request) {
        return Map.of(
                "evidence",
                request.evidence().stream()
                        .map(item -> Map.of("type", item.type(), "sha256", item.sha256()))
                        .toList());
    }

    /// What the ledger is told of a change.
    private record Told(LedgerKind kind, Map<String, Object> details) {
        Act act(Subject before, Subject after, Instant at) {
            var all = new HashMap<>(details);
            dates(before, "before").forEach(all::put);
            dates(after, "after").forEach(all::put);
            return new Act(
                    kind,
                    after.id().value(),
                    after.id().value(),
                    at,
                    Map.of("from", before.kind().name(), "to", after.kind().name()),
                    all);
        }

        private static Map<String, Object> dates(Subject person, String name) {
            return switch (person.life()) {
                case Life.Adult _ -> Map.of();
                case Life.Minor(var majority) -> Map.of(name, majority.toString());
                case Life.Deceased(var death) -> Map.of(name, death.toString());
            };
        }
    }
}
