package dev.candor.gateway.publication;

import dev.candor.gateway.adjustment.Adjustments;
import dev.candor.gateway.identity.Credentials;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Corrections and retractions over HTTP.
@Path("/v1/publications/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Publish")
class AdjustmentResource {
    private static final String UNKNOWN = "`unknown-publication`: no such publication";

    private final Adjust adjust;
    private final Adjustments adjustments;
    private final Publications publications;
    private final Actors actors;
    private final JsonWebToken token;

    AdjustmentResource(
            Adjust adjust,
            Adjustments adjustments,
            Publications publications,
            Actors actors,
            JsonWebToken token) {
        this.adjust = adjust;
        this.adjustments = adjustments;
        this.publications = publications;
        this.actors = actors;
        this.token = token;
    }

    @POST
    @Path("/corrections")
    @RolesAllowed(Scopes.LABEL_OVERRIDE)
    @Operation(
            operationId = "correctPublication",
            summary = "Correct the label of what is published",
            description =
                    "The verdict gets another version; badge, embed and the asset's public page"
                        + " show it at once, with the note, and subscribers are told. The published"
                        + " bytes stay as they are: publish the asset anew where its burned-in"
                        + " label is wrong. What lowers a class that trusted credentials prove"
                        + " waits until another person agrees to it, under"
                        + " `/v1/verdicts/{id}/corrections/{correction}/approval`. The time to"
                        + " adjust is measured from `knownSince`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorrectionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "modified",
                                            value = AdjustmentExamples.CORRECTION)))
    @APIResponse(
            responseCode = "201",
            description = "Made, or waiting for another person",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdjustmentView.class),
                            examples =
                                    @ExampleObject(
                                            name = "made",
                                            value = AdjustmentExamples.CORRECTED)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: errors names the member that is wrong")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`nothing-to-correct`; `legal-minimum`: `rule` and `minimum` name what stays;"
                            + " `verdict-blocked`; or `idempotency-in-flight`")
    @APIResponse(
            responseCode = "422",
            description = "`unknown-source-type`; or `idempotency-key-reused`")
    public Uni<RestResponse<AdjustmentView>> correct(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull CorrectionRequest request) {
        return adjust.correct(
                        actors.current(),
                        new Credentials.User(token.getRawToken()),
                        key,
                        new PublicationId(id),
                        request)
                .map(view -> created(id, view));
    }

    @POST
    @Path("/retraction")
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            operationId = "retractPublication",
            summary = "Take back what is published",
            description =
                    "From now on the asset is answered with 410 and the note, its public page says"
                        + " so, and subscribers are told. The record stays, and so do its Content"
                        + " Credentials: who has a copy can still find out what it is. A retraction"
                        + " is not taken back; said again with the same note, it is answered as"
                        + " before. The time to adjust is measured from `knownSince`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetractionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "withdrawn",
                                            value = AdjustmentExamples.RETRACTION)))
    @APIResponse(
            responseCode = "201",
            description = "Retracted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdjustmentView.class),
                            examples =
                                    @ExampleObject(
                                            name = "retracted",
                                            value = AdjustmentExamples.RETRACTED)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: errors names the member that is wrong")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description = "`already-retracted`, by somebody else or with another note")
    public Uni<RestResponse<AdjustmentView>> retract(
            @RestPath UUID id, @Valid @NotNull RetractionRequest request) {
        return adjust.retract(actors.current(), new PublicationId(id), request)
                .map(view -> created(id, view));
    }

    @GET
    @Path("/adjustments")
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            operationId = "listAdjustments",
            summary = "What became of a publication",
            description =
                    "Corrections, a retraction, and consent that ended, was suspended or resumed,"
                            + " oldest first, each with the time it took to adjust.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdjustmentList.class),
                            examples =
                                    @ExampleObject(
                                            name = "corrected",
                                            value = AdjustmentExamples.LIST)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<AdjustmentList> list(@RestPath UUID id) {
        return publications
                .require(actors.current().organization(), new PublicationId(id))
                .chain(() -> adjustments.of(id))
                .map(all -> new AdjustmentList(all.stream().map(AdjustmentView::of).toList()));
    }

    @RegisterForReflection
    record AdjustmentList(List<AdjustmentView> items) {}

    private static RestResponse<AdjustmentView> created(UUID id, AdjustmentView view) {
        return ResponseBuilder.<AdjustmentView>created(
                        URI.create("/v1/publications/%s/adjustments".formatted(id)))
                .entity(view)
                .build();
    }
}
