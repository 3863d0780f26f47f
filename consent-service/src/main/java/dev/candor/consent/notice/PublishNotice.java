package dev.candor.consent.notice;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Staff publish a wording. It never changes again.
@ApplicationScoped
class PublishNotice {
    private final Notices notices;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Clock clock;

    PublishNotice(Notices notices, Ledger ledger, Idempotency idempotency, Clock clock) {
        this.notices = notices;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<NoticeView> publish(Actor actor, @Nullable String key, NoticeRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/notices",
                request,
                NoticeView.class,
                () -> publish(actor.organization(), request));
    }

    private Uni<NoticeView> publish(Organization organization, NoticeRequest request) {
        return notices.nextVersion(organization, request.title(), request.language())
                .map(version -> notice(request, version))
                .call(notice -> keep(organization, notice))
                .map(NoticeView::of);
    }

    private Uni<Void> keep(Organization organization, Notice notice) {
        var leaf =
                LedgerLeaf.of(
                        Map.of(
                                "type", LedgerKind.NOTICE_PUBLISHED.name(),
                                "notice", notice.id().toString(),
                                "version", notice.version(),
                                "at", notice.publishedAt().toString()),
                        Notices.stored(organization, notice));
        return ledger.append(
                        organization, LedgerKind.NOTICE_PUBLISHED, leaf, notice.publishedAt(), null)
                .chain(entry -> notices.add(organization, notice, entry.seq()));
    }

    private Notice notice(NoticeRequest request, int version) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        request.mustBeEffectiveAtSomeTime(now);
        return new Notice(
                new NoticeId(Ids.next()),
                version,
                request.title(),
                request.language(),
                request.text(),
                request.presentation(),
                now,
                request.toTranslations(),
                micros(request.effectiveFrom()),
                micros(request.effectiveUntil()),
                request.profile());
    }

    private static @Nullable Instant micros(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
