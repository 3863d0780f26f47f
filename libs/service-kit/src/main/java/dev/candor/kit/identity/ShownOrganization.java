package dev.candor.kit.identity;

import dev.candor.kit.problem.Declined;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The organization that a door shows which is open to everybody: those that the operator opened to
/// the public, and to whoever is signed in their own.
@ApplicationScoped
public class ShownOrganization {
    private final PublicOrganization publicOrganization;
    private final CurrentIdentityAssociation callers;

    ShownOrganization(PublicOrganization publicOrganization, CurrentIdentityAssociation callers) {
        this.publicOrganization = publicOrganization;
        this.callers = callers;
    }

    /// @param slug value of [PublicOrganization#PARAMETER]; without one the installation's own
    /// @throws Declined (in the Uni) as [PublicOrganization#named] does
    public Uni<Organization> named(@Nullable String slug) {
        return callers.getDeferredIdentity()
                .map(Actors::of)
                .map(caller -> caller.map(Actor::organization))
                .map(
                        own ->
                                own.filter(it -> it.slug().equals(slug))
                                        .orElseGet(() -> publicOrganization.named(slug)));
    }
}
