package dev.candor.consent.agreement;

import dev.candor.consent.subject.Errand;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Staff write versions of agreements down, publish them and retire them.
@ApplicationScoped
class ManageAgreements {
    private final Agreements agreements;
    private final Idempotency idempotency;
    private final Clock clock;

    ManageAgreements(Agreements agreements, Idempotency idempotency, Clock clock) {
        this.agreements = agreements;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<AgreementView> write(Actor actor, @Nullable String key, AgreementRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/agreements",
                request,
                AgreementView.class,
                () -> write(actor, request));
    }

    @WithTransaction
    Uni<AgreementView> publish(Actor actor, @Nullable String key, AgreementId id) {
        return move(actor, key, id, "publication", Agreement::publish);
    }

    @WithTransaction
    Uni<AgreementView> retire(Actor actor, @Nullable String key, AgreementId id) {
        return move(actor, key, id, "retirement", Agreement::retire);
    }

    private Uni<AgreementView> write(Actor actor, AgreementRequest request) {
        return agreements
                .nextVersion(actor.organization(), request.title())
                .map(version -> draft(request, version))
                .call(draft -> agreements.add(actor.organization(), draft))
                .map(AgreementView::of);
    }

    private Uni<AgreementView> move(
            Actor actor,
            @Nullable String key,
            AgreementId id,
            String segment,
            BiFunction<Agreement, Instant, Agreement> step) {
        Errand.WRITE.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/agreements/%s/%s".formatted(id, segment),
                id,
                AgreementView.class,
                () ->
                        agreements
                                .requireLocked(actor.organization(), id)
                                .map(found -> step.apply(found, now()))
                                .call(next -> agreements.become(actor.organization(), next))
                                .map(AgreementView::of));
    }

    private Agreement draft(AgreementRequest request, int version) {
        return new Agreement(
                new AgreementId(Ids.next()),
                version,
                request.title(),
                AgreementStatus.DRAFT,
                request.lines(),
                request.compensation(),
                now(),
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
