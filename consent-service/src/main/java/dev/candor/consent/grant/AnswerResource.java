package dev.candor.consent.grant;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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

/// Asking, and answers other than yes.
@Tag(name = "Grants")
@Path("/v1/grants")
class AnswerResource {
    private final SubmitGrant submitGrant;
    private final RefuseGrant refuseGrant;
    private final DeferGrant deferGrant;
    private final RenewGrant renewGrant;
    private final Actors actors;

    AnswerResource(
            SubmitGrant submitGrant,
            RefuseGrant refuseGrant,
            DeferGrant deferGrant,
            RenewGrant renewGrant,
            Actors actors) {
        this.submitGrant = submitGrant;
        this.refuseGrant = refuseGrant;
        this.deferGrant = deferGrant;
        this.renewGrant = renewGrant;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/request")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Put a draft before the person",
            description = "From now on it can be answered. Takes no body.")
    @APIResponse(
            responseCode = "200",
            description = "Asked as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(
                                            name = "grant",
                                            value = GrantExamples.SUBMITTED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-requestable`: it is no draft; or `idempotency-in-flight`: a request"
                            + " with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> submit(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return submitGrant
                .submit(actors.current(), key, new GrantId(id), new SubmitGrant.Nothing())
                .map(GrantResource::ok);
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Say no",
            description =
                    "To what is asked and not answered, without a reason. A no is kept as well as a"
                            + " yes. By the person, who speaks for them, or staff on their behalf.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AnswerRequest.class),
                            examples =
                                    @ExampleObject(name = "reason", value = GrantExamples.ANSWER)))
    @APIResponse(
            responseCode = "200",
            description = "Refused as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(name = "grant", value = GrantExamples.REFUSED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-refusable`: it waits for no answer; or `idempotency-in-flight`: a request"
                            + " with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> refuse(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable AnswerRequest request) {
        var said = Objects.requireNonNullElse(request, AnswerRequest.WITHOUT_REASON);
        return refuseGrant
                .refuse(actors.current(), key, new GrantId(id), said)
                .map(GrantResource::ok);
    }

    @POST
    @Path("/{id}/deferral")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Answer later",
            description =
                    "To what is asked and not answered, without a reason. The time to answer stays"
                            + " what it was.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AnswerRequest.class),
                            examples =
                                    @ExampleObject(name = "reason", value = GrantExamples.ANSWER)))
    @APIResponse(
            responseCode = "200",
            description = "Deferred as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(name = "grant", value = GrantExamples.DEFERRED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-deferrable`: it waits for no answer, or was deferred before; or"
                        + " `idempotency-in-flight`: a request with this Idempotency-Key is still"
                        + " being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> defer(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable AnswerRequest request) {
        var said = Objects.requireNonNullElse(request, AnswerRequest.WITHOUT_REASON);
        return deferGrant
                .defer(actors.current(), key, new GrantId(id), said)
                .map(GrantResource::ok);
    }

    @POST
    @Path("/{id}/renewal")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Ask anew, in the place of an older grant",
            description =
                    "What the request does not say is as it was. The older grant holds until the"
                        + " new one is expressed and ends in the same moment. Location names the"
                        + " new grant.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RenewalRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "another-year",
                                            value = GrantExamples.RENEWAL)))
    @APIResponse(
            responseCode = "201",
            description = "Asked; Location names the new grant",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = GrantView.class),
                            examples =
                                    @ExampleObject(name = "grant", value = GrantExamples.RENEWED)))
    @APIResponse(responseCode = "404", description = "`unknown-grant` or `unknown-notice`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-renewable`: its end was none that can be followed; `grant-contested`: a"
                        + " court or a dispute holds it; or `idempotency-in-flight`: a request with"
                        + " this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<GrantView>> renew(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable RenewalRequest request) {
        var said = Objects.requireNonNullElse(request, RenewalRequest.AS_IT_WAS);
        return renewGrant
                .renew(actors.current(), key, new GrantId(id), said)
                .map(GrantResource::created);
    }
}
