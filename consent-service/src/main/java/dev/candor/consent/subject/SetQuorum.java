package dev.candor.consent.subject;

import dev.candor.consent.chronicle.Act;
import dev.candor.consent.chronicle.Chronicle;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Staff say how many of those who speak for a person have to agree from now on. What was
/// answered before stays answered.
@ApplicationScoped
class SetQuorum {
    private final Subjects subjects;
    private final Chronicle chronicle;
    private final Idempotency idempotency;
    private final Clock clock;

    SetQuorum(Subjects subjects, Chronicle chronicle, Idempotency idempotency, Clock clock) {
        this.subjects = subjects;
        this.chronicle = chronicle;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<SubjectView> set(Actor actor, @Nullable String key, SubjectId id, QuorumRequest request) {
        Errand.VOUCH.mustBeOfficial(actor);
        return idempotency
                .once(
                        actor,
                        key,
                        "POST /v1/subjects/%s/quorum".formatted(id),
                        request,
                        Named.class,
                        () -> set(actor, id, Quorum.of(request.quorum())).map(Named::of))
                .chain(named -> subjects.require(actor.organization(), named.subject()))
                .map(SubjectView::of);
    }

    private Uni<Subject> set(Actor actor, SubjectId id, Quorum quorum) {
        return subjects.requireLocked(actor.organization(), id)
                .map(person -> person.needing(quorum))
                .call(person -> subjects.become(actor.organization(), person))
                .call(person -> chronicle.tell(actor, act(person)));
    }

    private Act act(Subject person) {
        return new Act(
                LedgerKind.SUBJECT_QUORUM_SET,
                person.id().value(),
                person.id().value(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Map.of("quorum", person.quorum().text()),
                Map.of());
    }
}
