package dev.candor.consent.grant;

import dev.candor.consent.grant.Grant.Draft;
import dev.candor.consent.grant.Grant.Requested;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.notice.Notice;
import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.notice.Notices;
import dev.candor.consent.scope.ScopeLineView;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.id.Ids;
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

/// Somebody asks a person for leave, line by line, on the strength of one notice.
@ApplicationScoped
class RequestGrant {
    private final Subjects subjects;
    private final Notices notices;
    private final AgreedTerms agreed;
    private final LawOfGrants law;
    private final Changes changes;
    private final Idempotency idempotency;
    private final Clock clock;

    RequestGrant(
            Subjects subjects,
            Notices notices,
            AgreedTerms agreed,
            LawOfGrants law,
            Changes changes,
            Idempotency idempotency,
            Clock clock) {
        this.subjects = subjects;
        this.notices = notices;
        this.agreed = agreed;
        this.law = law;
        this.changes = changes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<GrantView> request(Actor actor, @Nullable String key, GrantRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants",
                request,
                GrantView.class,
                () -> ask(actor, request).map(GrantView::of));
    }

    private Uni<Recorded> ask(Actor actor, GrantRequest request) {
        var terms = terms(request, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return notices.require(actor.organization(), terms.notice())
                .onFailure(Declined.class)
                .transform(no -> ((Declined) no).at("/noticeId"))
                .invoke(notice -> mustBeEffective(notice, request, terms.requestedAt()))
                .chain(notice -> ask(actor, request, terms, notice));
    }

    private Uni<Recorded> ask(Actor actor, GrantRequest request, GrantTerms terms, Notice notice) {
        return subjects.require(actor, Errand.WRITE, terms.subject())
                .onFailure(Declined.class)
                .transform(no -> ((Declined) no).at("/subjectId"))
                .chain(subject -> ask(actor, request, terms, notice, subject));
    }

    private Uni<Recorded> ask(
            Actor actor, GrantRequest request, GrantTerms terms, Notice notice, Subject subject) {
        return agreed.mustKeep(actor.organization(), terms)
                .chain(
                        () ->
                                law.judge(
                                        actor.organization(),
                                        terms,
                                        subject,
                                        notice,
                                        terms.requestedAt()))
                .map(judged -> request.isDraft() ? Draft.of(judged) : Requested.of(judged))
                .chain(fresh -> changes.begin(actor, capacity(subject, actor), fresh));
    }

    /// A draft may wait for its notice.
    private static void mustBeEffective(Notice notice, GrantRequest request, Instant now) {
        if (!request.isDraft()) {
            Proof.mustBeEffective(notice, now);
        }
    }

    private static Capacity capacity(Subject subject, Actor actor) {
        return subject.capacityOf(actor, Errand.WRITE).orElseThrow();
    }

    private static GrantTerms terms(GrantRequest request, Instant now) {
        return new GrantTerms(
                new GrantId(Ids.next()),
                new SubjectId(request.subjectId()),
                new NoticeId(request.noticeId()),
                request.licensee().strip(),
                ScopeLineView.toScope(request.scope(), now),
                now,
                request.particulars(now));
    }
}
