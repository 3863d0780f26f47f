package dev.candor.consent.retention;

import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A consent officer orders that what names a person stays, or that it need not any more.
@ApplicationScoped
class PlaceHold {
    private final Holds holds;
    private final Subjects subjects;
    private final Idempotency idempotency;
    private final RetentionConfig config;
    private final Clock clock;

    PlaceHold(
            Holds holds,
            Subjects subjects,
            Idempotency idempotency,
            RetentionConfig config,
            Clock clock) {
        this.holds = holds;
        this.subjects = subjects;
        this.idempotency = idempotency;
        this.config = config;
        this.clock = clock;
    }

    @WithTransaction
    Uni<HoldView> place(Actor actor, @Nullable String key, SubjectId id, HoldRequest request) {
        Errand.VOUCH.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/subjects/%s/holds".formatted(id),
                request,
                HoldView.class,
                () ->
                        subjects.requireLocked(actor.organization(), id)
                                .chain(() -> holds.add(actor, hold(id, request)))
                                .map(HoldView::of));
    }

    @WithTransaction
    Uni<HoldView> lift(Actor actor, @Nullable String key, SubjectId id, UUID hold) {
        Errand.VOUCH.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "DELETE /v1/subjects/%s/holds/%s".formatted(id, hold),
                Map.of(),
                HoldView.class,
                () -> holds.lift(actor, id, hold, now()).map(HoldView::of));
    }

    /// Why what names the person is kept.
    @WithSession // the resource itself knows no repository, so nothing else opens one
    Uni<RetentionView> read(Actor actor, SubjectId id) {
        return subjects.require(actor, Errand.READ, id)
                .chain(() -> holds.of(actor.organization(), id, config.proofOfConsent(), now()))
                .chain(
                        kept ->
                                holds.holds(actor.organization(), id)
                                        .map(all -> all.stream().map(HoldView::of).toList())
                                        .map(all -> new RetentionView(kept, all)));
    }

    private Hold hold(SubjectId id, HoldRequest request) {
        return new Hold(
                Ids.next(),
                id,
                request.rule(),
                request.until().truncatedTo(ChronoUnit.MICROS),
                now(),
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
