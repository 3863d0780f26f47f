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
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What others than the person do to a grant.
@Tag(name = "Grants")
@Path("/v1/grants")
class InterventionResource {
    private final RevokeGrant revokeGrant;
    private final SuspendGrant suspendGrant;
    private final ResumeGrant resumeGrant;
    private final InvalidateGrant invalidateGrant;
    private final Actors actors;

    InterventionResource(
            RevokeGrant revokeGrant,
            SuspendGrant suspendGrant,
            ResumeGrant resumeGrant,
            InvalidateGrant invalidateGrant,
            Actors actors) {
        this.revokeGrant = revokeGrant;
        this.suspendGrant = suspendGrant;
        this.resumeGrant = resumeGrant;
        this.invalidateGrant = invalidateGrant;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/revocation")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Take somebody else's answer back",
            description =
                    "By others than the person, who say why; a person withdraws. In force as soon"
                            + " as it is answered.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReasonedRequest.class),
                            examples =
                                    @ExampleObject(name = "reason", value = GrantExamples.REASON)))
    @APIResponse(
            responseCode = "200",
            description = "Revoked as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(name = "grant", value = GrantExamples.REVOKED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-revocable`: it is not in force; or `idempotency-in-flight`: a request"
                            + " with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> revoke(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ReasonedRequest request) {
        return revokeGrant
                .revoke(actors.current(), key, new GrantId(id), request)
                .map(GrantResource::ok);
    }

    @POST
    @Path("/{id}/suspension")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Suspend a grant",
            description =
                    "It permits nothing until the suspension is lifted; with a scope, nothing of"
                        + " that part. Several suspensions may hold at once, each for its cause. In"
                        + " force as soon as it is answered.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SuspensionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "strike",
                                            value = GrantExamples.SUSPENSION)))
    @APIResponse(
            responseCode = "200",
            description = "Suspended as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(
                                            name = "grant",
                                            value = GrantExamples.SUSPENDED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-suspendable`: it is not in force; or `idempotency-in-flight`: a request"
                            + " with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> suspend(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull SuspensionRequest request) {
        return suspendGrant
                .suspend(actors.current(), key, new GrantId(id), request)
                .map(GrantResource::ok);
    }

    @POST
    @Path("/{id}/resumption")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Lift suspensions",
            description =
                    "Those for one cause, or without a cause all of them. A grant is active again"
                            + " when no suspension of the whole is left.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ResumptionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "strike-over",
                                            value = GrantExamples.RESUMPTION)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(name = "grant", value = GrantExamples.ACTIVE)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-resumable`: nothing is suspended for that cause; or"
                        + " `idempotency-in-flight`: a request with this Idempotency-Key is still"
                        + " being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> resume(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable ResumptionRequest request) {
        var said = Objects.requireNonNullElse(request, ResumptionRequest.OF_ALL);
        return resumeGrant
                .resume(actors.current(), key, new GrantId(id), said)
                .map(GrantResource::ok);
    }

    @POST
    @Path("/{id}/invalidation")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Find a grant not to be valid",
            description = "Such as one whose evidence turned out to be forged. Final.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReasonedRequest.class),
                            examples =
                                    @ExampleObject(name = "reason", value = GrantExamples.REASON)))
    @APIResponse(
            responseCode = "200",
            description = "Invalid as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(
                                            name = "grant",
                                            value = GrantExamples.INVALIDATED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-invalidatable`: it is not in force; or `idempotency-in-flight`: a request"
                            + " with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> invalidate(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ReasonedRequest request) {
        return invalidateGrant
                .invalidate(actors.current(), key, new GrantId(id), request)
                .map(GrantResource::ok);
    }
}
