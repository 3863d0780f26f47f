package dev.candor.label.profile;

import dev.candor.kit.identity.PublicOrganization;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// All profiles at a glance: as data, as a spreadsheet, as a document.
@Path("/v1/profiles/matrix")
@Tag(name = "Profiles")
class MatrixResource {
    private static final String CSV = "text/csv";
    private static final String PDF = "application/pdf";

    private final AskedRules asked;

    MatrixResource(AskedRules asked) {
        this.asked = asked;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Profiles against kinds of media",
            description =
                    "One line a profile, as JSON, (by Accept: text/csv) as a table for a"
                            + " spreadsheet, or (by Accept: application/pdf) as a document for"
                            + " lawyers, with the texts each profile rests on and how well they"
                            + " are known.")
    @APIResponse(
            responseCode = "200",
            description = "The matrix",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Matrix.class),
                        examples =
                                @ExampleObject(name = "neutral", value = ProfileExamples.MATRIX)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = PDF,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Matrix> matrix(
            @RestQuery @Nullable String on,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        var day = asked.day(on);
        return asked.rulebook(organization).map(rulebook -> Matrix.of(rulebook, day));
    }

    @GET
    @PermitAll
    @Produces(CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> matrixAsTable(
            @RestQuery @Nullable String on,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        return matrix(on, organization)
                .map(
                        matrix ->
                                RestResponse.ResponseBuilder.ok(
                                                matrix.csv(), CSV + ";charset=UTF-8;header=present")
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"market-matrix.csv\"")
                                        .build());
    }

    @GET
    @PermitAll
    @Produces(PDF + ";qs=0.4")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> matrixAsDocument(
            @RestQuery @Nullable String on,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        return matrix(on, organization)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(
                        matrix ->
                                RestResponse.ResponseBuilder.ok(MatrixPdf.of(matrix), PDF)
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"market-matrix.pdf\"")
                                        .build());
    }
}
