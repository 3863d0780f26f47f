package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.notice.NoticeId;
import dev.candor.consent.notice.Notices;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
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
    private final Changes changes;
    private final Idempotency idempotency;
    private final Clock clock;

    RequestGrant(
            Subjects subjects,
            Notices notices,
            Changes changes,
            Idempotency idempotency,
            Clock clock) {
        this.subjects = subjects;
        this.notices = notices;
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
        var fresh = request.isDraft() ? Grant.Draft.of(terms) : Grant.Requested.of(terms);
        return notices.require(actor.organization(), terms.notice())
                .chain(() -> subjects.require(actor, Errand.WRITE, terms.subject()))
                .map(subject -> capacity(subject, actor))
                .chain(capacity -> changes.begin(actor, capacity, fresh));
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
