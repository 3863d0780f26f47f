package dev.candor.consent.grant;

import dev.candor.consent.challenge.Challenges;
import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.notice.Notice;
import dev.candor.consent.notice.Notices;
import dev.candor.consent.representative.Representative;
import dev.candor.consent.representative.RepresentativeId;
import dev.candor.consent.representative.Representatives;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Yes is said to what was asked, having seen the notice in a language the person reads. Where
/// the word of several is needed, each is kept, and the last makes the grant active.
@ApplicationScoped
class ExpressGrant {
    private final GrantDesk desk;
    private final Grants grants;
    private final Notices notices;
    private final Representatives representatives;
    private final Challenges challenges;
    private final LawOfGrants law;
    private final Changes changes;

    ExpressGrant(
            GrantDesk desk,
            Grants grants,
            Notices notices,
            Representatives representatives,
            Challenges challenges,
            LawOfGrants law,
            Changes changes) {
        this.desk = desk;
        this.grants = grants;
        this.notices = notices;
        this.representatives = representatives;
        this.challenges = challenges;
        this.law = law;
        this.changes = changes;
    }

    Uni<GrantView> express(
            Actor actor, @Nullable String key, GrantId id, ExpressionRequest request) {
        return desk.open(
                actor,
                key,
                id,
                "expression",
                Errand.ANSWER,
                request,
                matter -> express(matter, request));
    }

    private Uni<Recorded> express(Matter matter, ExpressionRequest request) {
        Transitions.mustBeAnswerable(matter.grant());
        return notices.require(matter.organization(), matter.grant().terms().notice())
                .invoke(notice -> mustBeGood(matter, notice, request))
                .chain(() -> voices(matter))
                .chain(voices -> express(matter, voices, request));
    }

    private static void mustBeGood(Matter matter, Notice notice, ExpressionRequest request) {
        Proof.mustBeInformed(notice, matter.subject(), request.language(), matter.now());
        Proof.mustBeProven(matter.grant().terms(), notice, request);
    }

    private Uni<Voices> voices(Matter matter) {
        return representatives
                .of(matter.organization(), matter.subject().id(), matter.now())
                .map(entitled -> new Voices(matter.subject(), entitled));
    }

    private Uni<Recorded> express(Matter matter, Voices voices, ExpressionRequest request) {
        var named =
                request.representativeId() == null
                        ? null
                        : new RepresentativeId(request.representativeId());
        var speaker =
                voices.speaker(named, matter.capacity(), matter.actor().id(), request.method())
                        .map(Representative::id)
                        .orElse(null);
        var event = voices.event(matter.grant(), request.toExpression(speaker));
        return law.mustSuffice(
                        matter.organization(),
                        matter.grant().terms(),
                        matter.subject(),
                        request.toExpression(speaker),
                        matter.now())
                .chain(() -> redeem(matter, speaker, request))
                .chain(() -> renewed(matter))
                .chain(old -> express(matter, event, old));
    }

    private Uni<Void> redeem(
            Matter matter, @Nullable RepresentativeId speaker, ExpressionRequest request) {
        var said = request.challenge();
        return said == null
                ? Uni.createFrom().voidItem()
                : challenges.redeem(
                        matter.organization(),
                        said.id(),
                        matter.subject().id().value(),
                        matter.grant().id().value(),
                        speaker == null ? matter.subject().id().value() : speaker.value(),
                        said.phrase(),
                        matter.now());
    }

    private Uni<Recorded> express(Matter matter, ConsentEvent event, Optional<Grant> old) {
        old.ifPresent(Transitions::mustBeUncontested);
        return changes.move(matter.actor(), matter.capacity(), matter.grant(), event, matter.now())
                .call(said -> supersede(matter, old, said.grant()));
    }

    /// The grant in whose place this one was asked for. Locked before the ledger is, as every
    /// other act does it.
    private Uni<Optional<Grant>> renewed(Matter matter) {
        var old = matter.grant().terms().particulars().renews();
        return old == null
                ? Uni.createFrom().item(Optional.empty())
                : grants.requireLocked(matter.organization(), old)
                        .map(found -> Optional.of(found.grant().at(matter.now())));
    }

    /// What ended before stays as it is.
    private Uni<?> supersede(Matter matter, Optional<Grant> old, Grant said) {
        return said instanceof Grant.Active
                        && old.isPresent()
                        && old.get() instanceof Grant.InForce held
                ? changes.move(
                        matter.actor(),
                        matter.capacity(),
                        held,
                        new ConsentEvent.Superseded(said.id()),
                        matter.now())
                : Uni.createFrom().voidItem();
    }
}
