package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.notice.Notice;
import dev.candor.consent.notice.Notices;
import dev.candor.consent.subject.Subject;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person says yes to what was asked, having seen the notice in a language they read.
@ApplicationScoped
class ExpressGrant {
    private final GrantDesk desk;
    private final Grants grants;
    private final Notices notices;
    private final Changes changes;

    ExpressGrant(GrantDesk desk, Grants grants, Notices notices, Changes changes) {
        this.desk = desk;
        this.grants = grants;
        this.notices = notices;
        this.changes = changes;
    }

    Uni<GrantView> express(
            Actor actor, @Nullable String key, GrantId id, ExpressionRequest request) {
        return desk.open(
                actor,
                key,
                id,
                "expression",
                request,
                matter -> express(matter, request.toExpression()));
    }

    private Uni<Recorded> express(Matter matter, Expression expression) {
        return notices.require(matter.actor().organization(), matter.grant().terms().notice())
                .invoke(notice -> mustBeInformed(notice, matter.subject(), expression.language()))
                .chain(() -> renewed(matter))
                .chain(old -> express(matter, expression, old));
    }

    private Uni<Recorded> express(Matter matter, Expression expression, Optional<Grant> old) {
        var event = new ConsentEvent.Expressed(expression);
        return changes.move(matter.actor(), matter.capacity(), matter.grant(), event, matter.now())
                .call(expressed -> supersede(matter, old, expressed.grant().id()));
    }

    /// The grant in whose place this one was asked for. Locked before the ledger is, as every
    /// other act does it.
    private Uni<Optional<Grant>> renewed(Matter matter) {
        var old = matter.grant().terms().particulars().renews();
        return old == null
                ? Uni.createFrom().item(Optional.empty())
                : grants.requireLocked(matter.actor().organization(), old)
                        .map(found -> Optional.of(found.grant().at(matter.now())));
    }

    /// What ended before stays as it is.
    private Uni<?> supersede(Matter matter, Optional<Grant> old, GrantId by) {
        return old.isPresent() && old.get() instanceof Grant.InForce held
                ? changes.move(
                        matter.actor(),
                        matter.capacity(),
                        held,
                        new ConsentEvent.Superseded(by),
                        matter.now())
                : Uni.createFrom().voidItem();
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
