package dev.candor.provenance.manifest;

import dev.candor.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Manifest stores that media says are here (C2PA 2.4, 11.4): for whoever has the media, without
/// a token.
@Path("/v1/manifests/stores")
@Tag(name = "Manifests")
class StoreResource {
    private static final String STORE = "application/c2pa";
    private static final String UNKNOWN =
            """
            {"type": "/problems/unknown-manifest", "title": "No such manifest", "status": 404,
             "detail": "No media says that its manifest is here."}
            """;

    private final Manifests manifests;

    StoreResource(Manifests manifests) {
        this.manifests = manifests;
    }

    @GET
    @Path("/{id}")
    @Produces(STORE)
    @PermitAll
    @Operation(
            operationId = "getRemoteManifestStore",
            summary = "The manifest store of media that does not carry it",
            description =
                    "Media that was signed with `\"output\": \"REMOTE\"` names this address. It is"
                            + " open to everybody, and to pages of any site; what is here never"
                            + " changes.")
    @APIResponse(
            responseCode = "200",
            description = "The manifest store (JUMBF)",
            headers =
                    @Header(
                            name = HttpHeaders.CACHE_CONTROL,
                            description = "It may be kept for good",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = STORE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-manifest`: none is at this address",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = UNKNOWN)))
    public Uni<RestResponse<byte[]>> store(
            @Parameter(
                            description = "The last part of the address that the media names",
                            example = "3f2b8c1e-5d0a-4c53-9d5f-7e1b6a0c9d42")
                    @RestPath
                    UUID id) {
        return manifests.requireOpen(id).map(StoreResource::answer);
    }

    private static RestResponse<byte[]> answer(ManifestRow row) {
        return RestResponse.ResponseBuilder.ok(row.store)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
