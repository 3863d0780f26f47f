package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Held;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What happens to a licensee happens to all grants it holds: no replica crosses a picket line.
/// A hundred of them at a time, each with an event and an entry of its own, or none.
@ApplicationScoped
class SuspendMany {
    private static final int AT_A_TIME = 100;

    private final Grants grants;
    private final Changes changes;
    private final Suspensions suspensions;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Clock clock;

    SuspendMany(
            Grants grants,
            Changes changes,
            Suspensions suspensions,
            Ledger ledger,
            Idempotency idempotency,
            Clock clock) {
        this.grants = grants;
        this.changes = changes;
        this.suspensions = suspensions;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ManyView> suspend(Actor actor, @Nullable String key, ManySuspensionRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        mustBeSaidByHand(request.cause());
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants/suspensions",
                request,
                ManyView.class,
                () ->
                        each(
                                        actor,
                                        request.licensee(),
                                        request.after(),
                                        grant -> suspension(grant, request))
                                .chain(view -> orBegunAnew(actor, request, view)));
    }

    /// Grants that came into force behind the caller's back are left at the end: the licensee's
    /// are gone through once more. Nothing comes into force while that is asked.
    private Uni<ManyView> orBegunAnew(Actor actor, ManySuspensionRequest request, ManyView view) {
        return view.next() != null
                ? Uni.createFrom().item(view)
                : ledger.still(actor.organization())
                        .chain(() -> isMissing(actor, request))
                        .map(missing -> missing ? view.begunAnew() : view);
    }

    private Uni<Boolean> isMissing(Actor actor, ManySuspensionRequest request) {
        return suspensions.isMissing(
                actor.organization(),
                request.licensee().strip(),
                request.toSuspension(Ids.next()),
                clock.instant());
    }

    @WithTransaction
    Uni<ManyView> resume(Actor actor, @Nullable String key, ManyResumptionRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        mustBeSaidByHand(request.cause());
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants/resumptions",
                request,
                ManyView.class,
                () ->
                        each(
                                actor,
                                request.licensee(),
                                request.after(),
                                grant -> resumption(grant, request)));
    }

    /// What suspends `grant`; nothing for one that is not in force or suspended so already.
    static Optional<ConsentEvent> suspension(Grant grant, ManySuspensionRequest request) {
        var suspension = request.toSuspension(Ids.next());
        return grant instanceof Grant.InForce held
                        && held.suspensions().stream().noneMatch(suspension::isLike)
                ? Optional.of(new ConsentEvent.Suspended(suspension, request.reason()))
                : Optional.empty();
    }

    /// What lifts the suspensions of `grant` for this cause; nothing where there are none.
    static Optional<ConsentEvent> resumption(Grant grant, ManyResumptionRequest request) {
        if (!(grant instanceof Grant.InForce held)) {
            return Optional.empty();
        }
        var lifted =
                held.suspensions().stream()
                        .filter(one -> one.cause() == request.cause())
                        .map(Suspension::id)
                        .toList();
        return lifted.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConsentEvent.Resumed(lifted, request.reason()));
    }

    private Uni<ManyView> each(
            Actor actor,
            String licensee,
            @Nullable UUID after,
            Function<Grant, Optional<ConsentEvent>> act) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return grants.heldBy(actor.organization(), licensee.strip(), after, AT_A_TIME)
                .chain(held -> each(actor, held, act, now));
    }

    private Uni<ManyView> each(
            Actor actor, Held held, Function<Grant, Optional<ConsentEvent>> act, Instant now) {
        return Multi.createFrom()
                .iterable(held.grants())
                .map(found -> found.grant().at(now))
                .onItem()
                .transformToUniAndConcatenate(grant -> move(actor, grant, act, now))
                .collect()
                .asList()
                .map(changed -> new ManyView(ids(changed), held.next()));
    }

    /// Where there is nothing to do, no item comes of it.
    private Uni<Recorded> move(
            Actor actor, Grant grant, Function<Grant, Optional<ConsentEvent>> act, Instant now) {
        return act.apply(grant)
                .map(event -> changes.move(actor, Capacity.ORGANIZATION, grant, event, now))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private static List<UUID> ids(List<Recorded> changed) {
        return changed.stream().map(it -> it.grant().id().value()).toList();
    }

    private static void mustBeSaidByHand(SuspensionCause cause) {
        if (cause.followsLife()) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "What happens to a person is noted of the person.")
                    .at("/cause");
        }
    }
}
