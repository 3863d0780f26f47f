package dev.candor.consent.agreement;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
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

@Tag(name = "Agreements", description = "What people are asked for at most")
@Path("/v1/agreements")
class AgreementResource {
    private final ManageAgreements manageAgreements;
    private final Agreements agreements;
    private final Actors actors;

    AgreementResource(ManageAgreements manageAgreements, Agreements agreements, Actors actors) {
        this.manageAgreements = manageAgreements;
        this.agreements = agreements;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Write a version of an agreement down",
            description =
                    "As a draft, whose words never change; the same title again is its next"
                        + " version. A grant that names a published version permits nothing beyond"
                        + " its lines, and prohibits at least what they prohibit.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AgreementRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "licence",
                                            value = AgreementExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Written down; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AgreementView.class),
                            examples =
                                    @ExampleObject(
                                            name = "draft",
                                            value = AgreementExamples.DRAFT)))
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<AgreementView>> write(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull AgreementRequest request) {
        return manageAgreements
                .write(actors.current(), key, request)
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<AgreementView>created(
                                                URI.create("/v1/agreements/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(summary = "Read a version", description = "Its lines and its status.")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AgreementView.class),
                            examples =
                                    @ExampleObject(
                                            name = "agreement",
                                            value = AgreementExamples.PUBLISHED)))
    @APIResponse(responseCode = "404", description = "`unknown-agreement`: no such agreement")
    public Uni<AgreementView> get(@RestPath UUID id) {
        return agreements
                .require(actors.current().organization(), new AgreementId(id))
                .map(AgreementView::of);
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(summary = "Publish a version", description = "From now on grants may name it.")
    @APIResponse(
            responseCode = "200",
            description = "As of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AgreementView.class),
                            examples =
                                    @ExampleObject(
                                            name = "agreement",
                                            value = AgreementExamples.PUBLISHED)))
    @APIResponse(responseCode = "404", description = "`unknown-agreement`: no such agreement")
    @APIResponse(
            responseCode = "409",
            description =
                    "`agreement-not-draft`: published before; or `idempotency-in-flight`: a request"
                            + " with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<AgreementView> publish(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return manageAgreements.publish(actors.current(), key, new AgreementId(id));
    }

    @POST
    @Path("/{id}/retirement")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Retire a version",
            description = "No grant may name it any more; those that do stay as they are.")
    @APIResponse(
            responseCode = "200",
            description = "As of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AgreementView.class),
                            examples =
                                    @ExampleObject(
                                            name = "agreement",
                                            value = AgreementExamples.RETIRED)))
    @APIResponse(responseCode = "404", description = "`unknown-agreement`: no such agreement")
    @APIResponse(
            responseCode = "409",
            description =
                    "`agreement-not-published`: it is not published; or `idempotency-in-flight`: a"
                            + " request with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<AgreementView> retire(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return manageAgreements.retire(actors.current(), key, new AgreementId(id));
    }
}
