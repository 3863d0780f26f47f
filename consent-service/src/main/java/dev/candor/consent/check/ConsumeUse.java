package dev.candor.consent.check;

import dev.candor.consent.grant.UseGrant;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks and counts. The answer is read first, and counted only while nothing of the grants it
/// rests on has changed since; where something has, it is asked anew.
@ApplicationScoped
class ConsumeUse {
    private static final int RETRIES = 5;

    private final CheckConsent checkConsent;
    private final CountUse countUse;
    private final KeepCheck keepCheck;
    private final SignDecision signDecision;

    ConsumeUse(
            CheckConsent checkConsent,
            CountUse countUse,
            KeepCheck keepCheck,
            SignDecision signDecision) {
        this.checkConsent = checkConsent;
        this.countUse = countUse;
        this.keepCheck = keepCheck;
        this.signDecision = signDecision;
    }

    /// Asks, and counts what is allowed.
    Uni<CheckView> consume(Actor actor, @Nullable String key, CheckRequest request) {
        return untilSettled(
                () ->
                        checkConsent
                                .judge(actor, request)
                                .chain(judgement -> count(actor, key, request, judgement)));
    }

    /// Asks again what a kept check asked, and counts what is allowed.
    Uni<CheckView> consume(Actor actor, @Nullable String key, UUID id) {
        return keepCheck
                .require(actor, id)
                .chain(kept -> untilSettled(() -> consume(actor, key, id, kept)));
    }

    private Uni<CheckView> consume(Actor actor, @Nullable String key, UUID id, KeptView kept) {
        var request = kept.question().bare();
        return checkConsent
                .judge(actor, request)
                .chain(
                        judgement ->
                                countUse.countKept(
                                        actor,
                                        key,
                                        id,
                                        judgement,
                                        CheckConsent.view(request, judgement).of(id)));
    }

    private Uni<CheckView> count(
            Actor actor, @Nullable String key, CheckRequest request, Judgement judgement) {
        return signDecision
                .sign(actor.organization(), request, CheckConsent.view(request, judgement))
                .chain(view -> countUse.count(actor, key, request, judgement, view));
    }

    private static Uni<CheckView> untilSettled(Supplier<Uni<? extends CheckView>> attempt) {
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure(ConsumeUse::isContended)
                .retry()
                .atMost(RETRIES);
    }

    private static boolean isContended(Throwable failure) {
        return failure instanceof Declined declined && declined.type() == CheckProblem.USE_CONTENDED
                || failure instanceof UseGrant.ChangedException;
    }
}
