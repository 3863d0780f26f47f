package dev.candor.provenance.manifest;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Signed manifests over HTTP.
@Path("/v1/manifests")
@Tag(name = "Manifests")
class ManifestResource {
    private static final String UNKNOWN =
            """
            {"type": "/problems/unknown-manifest", "title": "No such manifest", "status": 404,
             "detail": "No manifest of this label was signed here for your organization."}
            """;

    private final Manifests manifests;
    private final Actors actors;

    ManifestResource(Manifests manifests, Actors actors) {
        this.manifests = manifests;
        this.actors = actors;
    }

    @GET
    @Path("/{label}")
    @Produces("application/c2pa")
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "getManifest",
            summary = "A manifest store that was signed here, as it was embedded")
    @APIResponse(
            responseCode = "200",
            description = "The manifest store (JUMBF)",
            content =
                    @Content(
                            mediaType = "application/c2pa",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "Your organization signed none of this label here",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = UNKNOWN)))
    public Uni<byte[]> manifest(
            @Parameter(example = "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11") @RestPath
                    String label) {
        return manifests.require(actors.current().organization(), label).map(SignedManifest::store);
    }
}
