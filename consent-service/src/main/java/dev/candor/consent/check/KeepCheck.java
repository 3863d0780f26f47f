package dev.candor.consent.check;

import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps a question and its answer, for who has to account for it later.
@ApplicationScoped
class KeepCheck {
    private final CheckConsent checkConsent;
    private final KeptChecks kept;
    private final Subjects subjects;
    private final Idempotency idempotency;

    KeepCheck(
            CheckConsent checkConsent,
            KeptChecks kept,
            Subjects subjects,
            Idempotency idempotency) {
        this.checkConsent = checkConsent;
        this.kept = kept;
        this.subjects = subjects;
        this.idempotency = idempotency;
    }

    @WithTransaction
    Uni<CheckView> keep(Actor actor, @Nullable String key, CheckRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/consent-checks",
                request,
                CheckView.class,
                () ->
                        checkConsent
                                .check(actor, request)
                                .call(view -> kept.add(actor, request, view)));
    }

    /// A kept check, whoever asks.
    @WithSession
    Uni<KeptView> require(Actor actor, UUID id) {
        return kept.require(actor.organization(), id);
    }

    /// The kept checks that asked about a person, for them and who speaks for them, and for staff.
    @WithSession
    Uni<Page<AskedView>> about(Actor actor, SubjectId person, PageRequest page) {
        return subjects.require(actor, Errand.READ, person)
                .chain(found -> kept.about(actor.organization(), found.id().value(), page));
    }

    /// A kept check, for staff who may read them all.
    @WithSession
    Uni<KeptView> find(Actor actor, UUID id) {
        return Errand.READ.isOfficial(actor)
                ? kept.require(actor.organization(), id)
                : Uni.createFrom().failure(() -> KeptChecks.unknown(id));
    }
}
