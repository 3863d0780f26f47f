package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A person takes an answer back, or whoever speaks for them does. In force as soon as the
/// transaction commits.
@ApplicationScoped
class WithdrawGrant {
    private final Grants grants;
    private final Subjects subjects;
    private final Changes changes;
    private final Idempotency idempotency;
    private final Clock clock;

    WithdrawGrant(
            Grants grants,
            Subjects subjects,
            Changes changes,
            Idempotency idempotency,
            Clock clock) {
        this.grants = grants;
        this.subjects = subjects;
        this.changes = changes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<GrantView> withdraw(
            Actor actor, @Nullable String key, GrantId id, WithdrawalRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants/%s/withdrawal".formatted(id),
                request,
                GrantView.class,
                () -> withdraw(actor, id, request).map(GrantView::of));
    }

    private Uni<Recorded> withdraw(Actor actor, GrantId id, WithdrawalRequest request) {
        return grants.requireLocked(actor.organization(), id)
                .chain(found -> withdraw(actor, found.grant(), request));
    }

    private Uni<Recorded> withdraw(Actor actor, Grant grant, WithdrawalRequest request) {
        return subjects.require(actor, Errand.WRITE, grant.terms().subject())
                .chain(subject -> move(actor, subject, grant, request));
    }

    private Uni<Recorded> move(
            Actor actor, Subject subject, Grant grant, WithdrawalRequest request) {
        return changes.move(
                actor,
                subject.capacityOf(actor, Errand.WRITE).orElseThrow(),
                grant,
                new ConsentEvent.Withdrawn(request.reason()),
                withdrawn(grant, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    static Grant.Withdrawn withdrawn(Grant grant, Instant now) {
        return switch (grant) {
            case Grant.Requested requested -> requested.withdraw(now);
            case Grant.Active active -> active.withdraw(now);
            case Grant.Withdrawn _ ->
                    throw new Declined(
                                    GrantProblem.NOT_WITHDRAWABLE,
                                    "This grant was withdrawn before; that is final.")
                            .with("state", grant.state());
        };
    }
}
