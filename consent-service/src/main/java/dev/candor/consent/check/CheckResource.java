package dev.candor.consent.check;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Tag(name = "Checks", description = "May these people be shown so?")
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
    @Operation(
            summary = "Ask whether a use is allowed",
            description =
                    "ALLOW only when every person allows. A prohibition beats every permission; an"
                        + " unknown person or a missing line is not ALLOW, and neither is any"
                        + " status but 200. Without licensee a grant to any licensee may answer."
                        + " With at the clock is set, not the register: states are those of now."
                        + " Reasons: subject_unknown, no_grant, grant_not_active, grant_withdrawn,"
                        + " grant_not_yet_valid, grant_expired, action_not_in_scope,"
                        + " modality_not_in_scope, purpose_not_in_scope, territory_not_in_scope,"
                        + " channel_not_in_scope, licensee_mismatch, prohibited, permitted.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "distribution",
                                            value = CheckExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "The answer, whatever it is",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckView.class),
                            examples = {
                                @ExampleObject(name = "allow", value = CheckExamples.ALLOW),
                                @ExampleObject(name = "deny", value = CheckExamples.DENY)
                            }))
    public Uni<CheckView> check(@Valid @NotNull CheckRequest request) {
        return checkConsent.check(actors.current().organization(), request);
    }
}
