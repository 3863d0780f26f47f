package dev.candor.consent.representative;

import dev.candor.consent.representative.Representative.Deed;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A second person looks at the evidence and vouches for a representative.
@ApplicationScoped
class VerifyRepresentative {
    private final Representatives representatives;
    private final Deeds deeds;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    VerifyRepresentative(
            Representatives representatives,
            Deeds deeds,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.representatives = representatives;
        this.deeds = deeds;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<RepresentativeView> verify(Actor actor, @Nullable String key, RepresentativeId id) {
        Errand.VOUCH.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/representatives/%s/verification".formatted(id),
                Map.of(),
                RepresentativeView.class,
                () -> verify(actor, id).map(RepresentativeView::of));
    }

    private Uni<Representative> verify(Actor actor, RepresentativeId id) {
        var deed = new Deed(vault.account(actor), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return representatives
                .requireLocked(actor.organization(), id)
                .map(found -> verified(found, deed))
                .call(next -> representatives.become(actor.organization(), next))
                .call(next -> deeds.verified(actor, next, deed));
    }

    static Representative verified(Representative found, Deed deed) {
        if (found.ended() != null) {
            throw new Declined(
                    RepresentativeProblem.REPRESENTATION_ENDED, "What has ended is not verified.");
        }
        if (found.verified() != null) {
            throw new Declined(
                    RepresentativeProblem.ALREADY_VERIFIED, "One verification is enough.");
        }
        if (found.added().by().equals(deed.by())) {
            throw new Declined(
                    RepresentativeProblem.SECOND_PERSON_NEEDED,
                    "Who wrote a representative down cannot verify it.");
        }
        return found.verify(deed);
    }
}
