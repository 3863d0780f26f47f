package dev.candor.consent.retention;

import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

@Tag(name = "Subjects", description = "People whose likeness is at stake")
@Path("/v1/subjects/{subject}")
class RetentionResource {
    private static final String UNKNOWN = "`unknown-subject`: no such subject";

    private final EraseSubject eraseSubject;
    private final PlaceHold placeHold;
    private final Actors actors;

    RetentionResource(EraseSubject eraseSubject, PlaceHold placeHold, Actors actors) {
        this.eraseSubject = eraseSubject;
        this.placeHold = placeHold;
        this.actors = actors;
    }

    @POST
    @Path("/erasure")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Erase a person",
            description =
                    "For good: the key under which everything that names the person is sealed is"
                        + " destroyed. Grants, events and the ledger stay and still verify. Refused"
                        + " while a rule keeps it; the answer names each rule and its end. To erase"
                        + " somebody twice changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ErasureRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "withdrawn",
                                            value = RetentionExamples.ERASURE)))
    @APIResponse(
            responseCode = "200",
            description = "Erased",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ErasureView.class),
                            examples =
                                    @ExampleObject(
                                            name = "erased",
                                            value = RetentionExamples.ERASED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`must-be-kept`: a rule keeps it; `kept` names the rules. "
                            + Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<ErasureView> erase(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestPath UUID subject,
            @Valid @NotNull ErasureRequest request) {
        return eraseSubject.erase(actors.current(), key, new SubjectId(subject), request);
    }

    @GET
    @Path("/retention")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "Read why a person is kept",
            description = "Every rule that stands against an erasure now, and every hold.")
    @APIResponse(
            responseCode = "200",
            description = "The rules; none when the person can be erased",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RetentionView.class),
                            examples =
                                    @ExampleObject(name = "hold", value = RetentionExamples.KEPT)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<RetentionView> retention(@RestPath UUID subject) {
        return placeHold.read(actors.current(), new SubjectId(subject));
    }

    @POST
    @Path("/holds")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Order that a person is kept",
            description = "By a court, an authority or a pending claim, until some day.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HoldRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "order",
                                            value = RetentionExamples.ORDER)))
    @APIResponse(
            responseCode = "201",
            description = "Ordered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HoldView.class),
                            examples =
                                    @ExampleObject(name = "hold", value = RetentionExamples.HOLD)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<HoldView>> place(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestPath UUID subject,
            @Valid @NotNull HoldRequest request) {
        return placeHold
                .place(actors.current(), key, new SubjectId(subject), request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @DELETE
    @Path("/holds/{id}")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(summary = "Lift a hold", description = "It holds no more from now on.")
    @APIResponse(
            responseCode = "200",
            description = "Lifted",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HoldView.class),
                            examples =
                                    @ExampleObject(
                                            name = "lifted",
                                            value = RetentionExamples.LIFTED)))
    @APIResponse(responseCode = "404", description = "`unknown-hold`: no such hold")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<HoldView> lift(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestPath UUID subject,
            @RestPath UUID id) {
        return placeHold.lift(actors.current(), key, new SubjectId(subject), id);
    }
}
