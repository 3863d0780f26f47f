package dev.candor.consent.verification;

import dev.candor.consent.chronicle.Act;
import dev.candor.consent.chronicle.Chronicle;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.subject.Errand;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Staff, or the system that did it, record that somebody made sure who a person is.
@ApplicationScoped
class VerifyIdentity {
    private final Verifications verifications;
    private final Subjects subjects;
    private final Chronicle chronicle;
    private final Idempotency idempotency;
    private final Clock clock;

    VerifyIdentity(
            Verifications verifications,
            Subjects subjects,
            Chronicle chronicle,
            Idempotency idempotency,
            Clock clock) {
        this.verifications = verifications;
        this.subjects = subjects;
        this.chronicle = chronicle;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<VerificationView> verify(
            Actor actor, @Nullable String key, SubjectId subject, VerificationRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        request.mustHold(now);
        return idempotency.once(
                actor,
                key,
                "POST /v1/subjects/%s/verifications".formatted(subject),
                request,
                VerificationView.class,
                () -> record(actor, verification(subject, request, now)).map(VerificationView::of));
    }

    private Uni<IdentityVerification> record(Actor actor, IdentityVerification fresh) {
        return subjects.requireLocked(actor.organization(), fresh.subject())
                .chain(() -> verifications.add(actor.organization(), fresh))
                .chain(() -> verifications.of(actor.organization(), fresh.subject()))
                .map(IdentityVerification::level)
                .call(level -> subjects.verified(actor.organization(), fresh.subject(), level))
                .call(level -> chronicle.tell(actor, act(fresh, level)))
                .replaceWith(fresh);
    }

    private static IdentityVerification verification(
            SubjectId subject, VerificationRequest request, Instant now) {
        var at = request.at();
        return new IdentityVerification(
                Ids.next(),
                subject,
                request.method(),
                request.provider(),
                request.levelReached(),
                request.evidence(),
                at == null ? now : at.truncatedTo(ChronoUnit.MICROS),
                now);
    }

    private static Act act(IdentityVerification fresh, int level) {
        return new Act(
                LedgerKind.SUBJECT_VERIFIED,
                fresh.subject().value(),
                fresh.id(),
                fresh.recordedAt(),
                Map.of("method", fresh.method().name(), "level", level),
                Map.of(
                        "provider",
                        fresh.provider(),
                        "evidence",
                        fresh.evidence().stream()
                                .map(item -> Map.of("type", item.type(), "sha256", item.sha256()))
                                .toList()));
    }
}
