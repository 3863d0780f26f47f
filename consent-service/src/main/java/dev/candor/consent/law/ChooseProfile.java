package dev.candor.consent.law;

import dev.candor.consent.law.LegalProfileResource.ChoiceRequest;
import dev.candor.consent.law.LegalProfileResource.ChoiceView;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// An organization lets a profile hold for everything it asks people for from now on, or not.
@ApplicationScoped
class ChooseProfile {
    private final LegalProfiles profiles;
    private final Choices choices;
    private final Idempotency idempotency;
    private final Clock clock;

    ChooseProfile(LegalProfiles profiles, Choices choices, Idempotency idempotency, Clock clock) {
        this.profiles = profiles;
        this.choices = choices;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ChoiceView> choose(Actor actor, @Nullable String key, String code, ChoiceRequest request) {
        if (!profiles.codes().contains(code)) {
            throw new Declined(LawProblem.UNKNOWN_LEGAL_PROFILE, "No profile " + code + " here.");
        }
        return idempotency.once(
                actor,
                key,
                "POST /v1/legal-profiles/%s/choice".formatted(code),
                request,
                ChoiceView.class,
                () -> store(actor, code, request.applies()));
    }

    private Uni<ChoiceView> store(Actor actor, String code, boolean applies) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return choices.add(actor, code, applies, now)
                .replaceWith(() -> new ChoiceView(code, applies, now));
    }
}
