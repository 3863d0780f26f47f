package dev.candor.provenance.inspection;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Problem;
import dev.candor.provenance.media.FormShape;
import dev.candor.provenance.media.Intake;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.SpooledAsset;
import dev.candor.provenance.media.SpooledMedia;
import dev.candor.provenance.media.Upload;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Inspection over HTTP.
@Path("/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inspection")
class InspectionResource {
    private static final String EXAMPLE =
            """
            {"mediaType": "image/jpeg", "size": 214358,
             "sha256": "4e0c1f6a4f5e3a4b0d6c8f1b7a9e2d3c5f6a7b8c9d0e1f2a3b4c5d6e7f809112",
             "width": 1600, "height": 1200, "orientation": 1,
             "verification": {
               "state": "NoManifest", "sentence": "This file carries no Content Credentials.",
               "mediaType": "image/jpeg", "size": 214358,
               "sha256": "4e0c1f6a4f5e3a4b0d6c8f1b7a9e2d3c5f6a7b8c9d0e1f2a3b4c5d6e7f809112",
               "specification": "2.4", "origin": "nowhere", "recovered": false, "ai": [],
               "manifests": [], "findings": [], "ingredientDeltas": [], "trust": [], "validatedAt": "2026-11-22T12:00:00Z"},
             "marks": [
               {"kind": "iptc", "field": "digitalSourceType",
                "value": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}]}
            """;

    private static final String UNSUPPORTED =
            """
            {"type": "/problems/unsupported-media-type", "title": "This media type is not supported here",
             "status": 415, "detail": "The bytes are of no format known here."}
            """;

    private final Inspect inspect;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Actors actors;

    InspectionResource(Inspect inspect, Intake intake, SpooledMedia spooled, Actors actors) {
        this.inspect = inspect;
        this.intake = intake;
        this.spooled = spooled;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "inspect",
            summary = "Everything a file says of itself",
            description =
                    "Form, Content Credentials, and the marks in its metadata that say how it came"
                            + " to be.")
    @RequestBody(
            description = "The media itself; its format is found from the bytes",
            required = true,
            content = {
                @Content(mediaType = MediaType.WILDCARD),
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        requiredProperties = "asset",
                                        properties =
                                                @SchemaProperty(
                                                        name = "asset",
                                                        type = SchemaType.STRING,
                                                        format = "binary")))
            })
    @APIResponse(
            responseCode = "200",
            description = "What was found",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InspectionView.class),
                            examples = @ExampleObject(name = "unsigned", value = EXAMPLE)))
    @APIResponse(
            responseCode = "415",
            description = "Of no format known here",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = UNSUPPORTED)))
    public Uni<InspectionView> inspect(@Context RoutingContext exchange) {
        return intake.receive(exchange, FormShape.ALONE).map(Upload::asset).chain(this::inspected);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(hidden = true)
    public Uni<InspectionView> inspectSpooled(@Valid @NotNull SpooledAsset request) {
        return spooled.open(actors.current(), request.spool()).chain(this::inspected);
    }

    private Uni<InspectionView> inspected(Media media) {
        return inspect.inspect(media).map(InspectionView::of);
    }
}
