package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What every act on a grant has in common: once per key, on a locked grant that the caller
/// reaches, as the clock has made it.
@ApplicationScoped
class GrantDesk {
    private final Grants grants;
    private final Subjects subjects;
    private final Idempotency idempotency;
    private final Clock clock;

    GrantDesk(Grants grants, Subjects subjects, Idempotency idempotency, Clock clock) {
        this.grants = grants;
        this.subjects = subjects;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// Does `work` on the grant, in one transaction.
    ///
    /// @param segment last segment of the act's path
    /// @param errand what the caller has to be about
    @WithTransaction
    Uni<GrantView> open(
            Actor actor,
            @Nullable String key,
            GrantId id,
            String segment,
            Errand errand,
            Record request,
            Function<Matter, Uni<? extends Recorded>> work) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants/%s/%s".formatted(id, segment),
                request,
                GrantView.class,
                () -> matter(actor, errand, id).chain(work).map(GrantView::of));
    }

    private Uni<Matter> matter(Actor actor, Errand errand, GrantId id) {
        return grants.requireLocked(actor.organization(), id)
                .chain(found -> matter(actor, errand, found.grant()));
    }

    private Uni<Matter> matter(Actor actor, Errand errand, Grant stored) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return subjects.require(actor, errand, stored.terms().subject())
                .map(subject -> new Matter(actor, errand, subject, stored.at(now), now));
    }

    /// Who acts on whose grant, and when.
    record Matter(Actor actor, Errand errand, Subject subject, Grant grant, Instant now) {
        Organization organization() {
            return actor.organization();
        }

        Capacity capacity() {
            return subject.capacityOf(actor, errand).orElseThrow();
        }
    }
}
