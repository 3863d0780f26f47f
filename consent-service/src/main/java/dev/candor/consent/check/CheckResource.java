package dev.candor.consent.check;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/consent-checks")
class CheckResource {
    private final CheckConsent checkConsent;
    private final Actors actors;

    CheckResource(CheckConsent checkConsent, Actors actors) {
        this.checkConsent = checkConsent;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_CHECK)
    public Uni<CheckView> check(@Valid @NotNull CheckRequest request) {
        return checkConsent.check(actors.current().organization(), request);
    }
}
