package dev.candor.consent.grant;

import dev.candor.consent.challenge.Challenge;
import dev.candor.consent.challenge.Challenges;
import dev.candor.consent.grant.ChallengeResource.ChallengeRequest;
import dev.candor.consent.grant.ChallengeResource.ChallengeView;
import dev.candor.consent.notice.Notices;
import dev.candor.consent.representative.Representative;
import dev.candor.consent.representative.RepresentativeId;
import dev.candor.consent.representative.Representatives;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words are drawn that a person says aloud to say yes to a grant.
@ApplicationScoped
class IssueChallenge {
    private final FindGrants findGrants;
    private final Subjects subjects;
    private final Notices notices;
    private final Representatives representatives;
    private final Challenges challenges;
    private final Idempotency idempotency;
    private final Clock clock;

    IssueChallenge(
            FindGrants findGrants,
            Subjects subjects,
            Notices notices,
            Representatives representatives,
            Challenges challenges,
            Idempotency idempotency,
            Clock clock) {
        this.findGrants = findGrants;
        this.subjects = subjects;
        this.notices = notices;
        this.representatives = representatives;
        this.challenges = challenges;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ChallengeView> issue(
            Actor actor, @Nullable String key, GrantId id, ChallengeRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants/%s/challenges".formatted(id),
                request,
                ChallengeView.class,
                () -> issue(actor, id, request).map(ChallengeView::of));
    }

    private Uni<Challenge> issue(Actor actor, GrantId id, ChallengeRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return findGrants
                .require(actor, Errand.ANSWER, id)
                .invoke(found -> Transitions.mustBeAnswerable(found.grant()))
                .chain(found -> issue(actor, found.grant(), request, now));
    }

    private Uni<Challenge> issue(Actor actor, Grant grant, ChallengeRequest request, Instant now) {
        return subjects.require(actor, Errand.ANSWER, grant.terms().subject())
                .call(subject -> mustBeReadable(actor, grant, subject, request, now))
                .chain(subject -> issue(actor, grant, subject, request, now));
    }

    private Uni<?> mustBeReadable(
            Actor actor, Grant grant, Subject subject, ChallengeRequest request, Instant now) {
        return notices.require(actor.organization(), grant.terms().notice())
                .invoke(
                        notice ->
                                Proof.mustBeInformed(
                                        notice, subject, language(subject, request), now));
    }

    private Uni<Challenge> issue(
            Actor actor, Grant grant, Subject subject, ChallengeRequest request, Instant now) {
        return representatives
                .of(actor.organization(), subject.id(), now)
                .map(entitled -> speaker(new Voices(subject, entitled), actor, request))
                .chain(
                        speaker ->
                                challenges.issue(
                                        actor.organization(),
                                        subject.id().value(),
                                        grant.id().value(),
                                        speaker.map(one -> one.id().value())
                                                .orElse(subject.id().value()),
                                        language(subject, request),
                                        now));
    }

    private static Optional<Representative> speaker(
            Voices voices, Actor actor, ChallengeRequest request) {
        var named =
                request.representativeId() == null
                        ? null
                        : new RepresentativeId(request.representativeId());
        return voices.speaker(
                named,
                voices.subject().capacityOf(actor, Errand.ANSWER).orElseThrow(),
                actor.id(),
                Method.SPOKEN_PHRASE);
    }

    private static String language(Subject subject, ChallengeRequest request) {
        return Objects.requireNonNullElse(request.language(), subject.languages().getFirst());
    }
}
