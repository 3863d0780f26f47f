package dev.candor.label.profile;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Whose rules a request is about, and on which day.
@ApplicationScoped
class AskedRules {
    private final Profiles profiles;
    private final Rulebooks rulebooks;
    private final PublicOrganization publicOrganization;
    private final CurrentIdentityAssociation callers;
    private final Clock clock;

    AskedRules(
            Profiles profiles,
            Rulebooks rulebooks,
            PublicOrganization publicOrganization,
            CurrentIdentityAssociation callers,
            Clock clock) {
        this.profiles = profiles;
        this.rulebooks = rulebooks;
        this.publicOrganization = publicOrganization;
        this.callers = callers;
        this.clock = clock;
    }

    /// Whoever is signed in sees the profiles of the own organization; others those of the one that
    /// they name, or the shipped ones.
    Uni<Rulebook> rulebook(@Nullable String organization) {
        return callers.getDeferredIdentity()
                .chain(
                        caller ->
                                Actors.of(caller)
                                        .map(actor -> rulebooks.of(actor.organization()))
                                        .orElseGet(() -> shown(organization)));
    }

    private Uni<Rulebook> shown(@Nullable String organization) {
        return organization == null
                ? Uni.createFrom().item(profiles.rulebook())
                : rulebooks.of(publicOrganization.named(organization));
    }

    /// The day that is named, or today.
    LocalDate day(@Nullable String on) {
        if (on == null) {
            return today();
        }
        try {
            return LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "A day is written 2026-12-01.")
                    .at("?on");
        }
    }

    /// In UTC.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
