package dev.candor.consent.grant;

import dev.candor.kit.idempotency.Idempotency;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// What is done to all grants of a licensee.
@Tag(name = "Grants")
@Path("/v1/grants")
class ManyGrantsResource {
    private final SuspendMany suspendMany;
    private final Actors actors;

    ManyGrantsResource(SuspendMany suspendMany, Actors actors) {
        this.suspendMany = suspendMany;
        this.actors = actors;
    }

    @POST
    @Path("/suspensions")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Suspend all grants of a licensee",
            description =
                    "Such as in a strike: no replica crosses a picket line. A hundred grants at a"
                        + " time, all of them or none, in force as soon as it is answered; send it"
                        + " again with after until the answer names no next: then none that was in"
                        + " force at that moment is left, answered meanwhile or not. Grants that"
                        + " are suspended so already stay as they are.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ManySuspensionRequest.class),
                            examples =
                                    @ExampleObject(name = "strike", value = GrantExamples.STRIKE)))
    @APIResponse(
            responseCode = "200",
            description = "Suspended as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ManyView.class),
                            examples = @ExampleObject(name = "two", value = GrantExamples.MANY)))
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<ManyView> suspend(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ManySuspensionRequest request) {
        return suspendMany.suspend(actors.current(), key, request);
    }

    @POST
    @Path("/resumptions")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Resume all grants of a licensee",
            description =
                    "Lifts what was suspended for one cause, a hundred grants at a time; other"
                            + " suspensions stay.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ManyResumptionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "strike-over",
                                            value = GrantExamples.STRIKE_OVER)))
    @APIResponse(
            responseCode = "200",
            description = "Resumed as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ManyView.class),
                            examples = @ExampleObject(name = "two", value = GrantExamples.MANY)))
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<ManyView> resume(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ManyResumptionRequest request) {
        return suspendMany.resume(actors.current(), key, request);
    }
}
