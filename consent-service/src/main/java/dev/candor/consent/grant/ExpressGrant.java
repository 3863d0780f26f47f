package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.notice.Notice;
import dev.candor.consent.notice.Notices;
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

/// A person says yes to what was asked, having seen the notice in a language they read.
@ApplicationScoped
class ExpressGrant {
    private final Grants grants;
    private final Subjects subjects;
    private final Notices notices;
    private final Changes changes;
    private final Idempotency idempotency;
    private final Clock clock;

    ExpressGrant(
            Grants grants,
            Subjects subjects,
            Notices notices,
            Changes changes,
            Idempotency idempotency,
            Clock clock) {
        this.grants = grants;
        this.subjects = subjects;
        this.notices = notices;
        this.changes = changes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<GrantView> express(
            Actor actor, @Nullable String key, GrantId id, ExpressionRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants/%s/expression".formatted(id),
                request,
                GrantView.class,
                () -> express(actor, id, request.toExpression()).map(GrantView::of));
    }

    private Uni<Recorded> express(Actor actor, GrantId id, Expression expression) {
        return grants.requireLocked(actor.organization(), id)
                .chain(found -> express(actor, found.grant(), expression));
    }

    private Uni<Recorded> express(Actor actor, Grant grant, Expression expression) {
        return subjects.require(actor, Errand.WRITE, grant.terms().subject())
                .call(subject -> mustBeInformed(actor, grant, subject, expression))
                .chain(subject -> move(actor, subject, grant, expression));
    }

    private Uni<Notice> mustBeInformed(
            Actor actor, Grant grant, Subject subject, Expression expression) {
        return notices.require(actor.organization(), grant.terms().notice())
                .invoke(notice -> mustBeInformed(notice, subject, expression.language()));
    }

    private Uni<Recorded> move(Actor actor, Subject subject, Grant grant, Expression expression) {
        return changes.move(
                actor,
                subject.capacityOf(actor, Errand.WRITE).orElseThrow(),
                grant,
                new ConsentEvent.Expressed(expression),
                expressed(grant, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    static Grant.Active expressed(Grant grant, Instant now) {
        return switch (grant) {
            case Grant.Requested requested -> requested.express(now);
            case Grant.Active _, Grant.Withdrawn _ ->
                    throw new Declined(
                                    GrantProblem.NOT_EXPRESSIBLE,
                                    "Only a grant that is asked for and not answered can be"
                                            + " expressed.")
                            .with("state", grant.state());
        };
    }

    static void mustBeInformed(Notice notice, Subject subject, String language) {
        if (!notice.isIn(language)) {
            throw new Declined(
                            GrantProblem.LANGUAGE_NOT_OF_NOTICE,
                            "The notice of this grant is in " + notice.language() + ".")
                    .at("/language");
        }
        if (!subject.reads(language)) {
            throw new Declined(
                            GrantProblem.LANGUAGE_NOT_OF_SUBJECT,
                            "The subject reads " + String.join(", ", subject.languages()) + ".")
                    .at("/language");
        }
    }
}
