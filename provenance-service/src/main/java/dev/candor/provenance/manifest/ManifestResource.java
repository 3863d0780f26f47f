package dev.candor.provenance.manifest;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import dev.candor.kit.standing.Stands;
import dev.candor.provenance.standing.Standings;
import dev.candor.provenance.verification.VerificationExamples;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Signed manifests over HTTP.
@Path("/v1/manifests")
@Tag(name = "Manifests")
class ManifestResource {
    private static final String UNKNOWN =
            """
            {"type": "/problems/unknown-manifest", "title": "No such manifest", "status": 404,
             "detail": "No manifest of this label was signed here for your organization."}
            """;

    private static final String STORE = "application/c2pa";
    private static final String STANDING = "Candor-Standing";
    private static final String CRJSON = "application/vnd.c2pa.crjson+json";

    private final Manifests manifests;
    private final ManifestEntries entries;
    private final Standings standings;
    private final Actors actors;

    ManifestResource(
            Manifests manifests, ManifestEntries entries, Standings standings, Actors actors) {
        this.manifests = manifests;
        this.entries = entries;
        this.standings = standings;
        this.actors = actors;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "listManifests",
            summary = "What was signed here, oldest first",
            description = "A page of the manifests that this service made for the organization.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ManifestView.ManifestPage.class),
                            examples = @ExampleObject(name = "page", value = ManifestView.PAGE)))
    public Uni<Page<ManifestView>> list(
            @Parameter(description = "SHA-256 of media, before or after it was signed")
                    @RestQuery
                    @Pattern(
                            regexp = "[0-9a-f]{64}",
                            message = "must be 64 lower-case hexadecimal digits")
                    @Nullable String asset,
            @BeanParam @Valid PageRequest page) {
        return entries.list(actors.current().organization(), asset, page).chain(this::views);
    }

    @GET
    @Path("/{label}")
    @Produces(STORE)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "getManifest",
            summary = "A manifest that was signed here",
            description =
                    "As `Accept` says: the manifest store as it was written, or what was found when"
                            + " it was proven, before its media was given out.")
    @APIResponse(
            responseCode = "200",
            description = "The manifest store (JUMBF), or the report",
            headers =
                    @Header(
                            name = STANDING,
                            description =
                                    "How its publication stands: PUBLISHED, CONSENT_SUSPENDED,"
                                            + " CONSENT_ENDED or RETRACTED; more at `/standing`",
                            schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(
                        mediaType = STORE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples =
                                @ExampleObject(
                                        name = "trusted",
                                        value = VerificationExamples.TRUSTED)),
                @Content(mediaType = CRJSON, schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(
            responseCode = "404",
            description = "Your organization signed none of this label here",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "problem", value = UNKNOWN)))
    public Uni<RestResponse<byte[]>> manifest(
            @Parameter(
                            description = "Label of the manifest, the last part of its JUMBF URI",
                            example = "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11")
                    @RestPath
                    String label) {
        return answer(label, row -> row.store);
    }

    @GET
    @Path("/{label}")
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.9")
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> report(@RestPath String label) {
        return answer(label, row -> kept(row.report));
    }

    @GET
    @Path("/{label}")
    @Produces(CRJSON + ";qs=0.8")
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> crJson(@RestPath String label) {
        return answer(label, row -> kept(row.crJson));
    }

    private Uni<Page<ManifestView>> views(Page<ManifestEntryRow> page) {
        return standings
                .of(page.items().stream().map(row -> row.label).toList())
                .map(
                        found ->
                                page.map(
                                        row ->
                                                ManifestView.of(
                                                        row,
                                                        found.getOrDefault(
                                                                row.label, Stands.UNTOLD))));
    }

    /// What was signed stays as it was; how its publication stands is told beside it.
    private <T> Uni<RestResponse<T>> answer(String label, Function<ManifestRow, T> part) {
        return manifests
                .require(actors.current().organization(), label)
                .map(part)
                .chain(body -> standings.of(label).map(stands -> answer(body, stands)));
    }

    private static <T> RestResponse<T> answer(T body, Stands stands) {
        return RestResponse.ResponseBuilder.ok(body)
                .header(STANDING, stands.standing().name())
                .build();
    }

    private static String kept(@Nullable String text) {
        if (text == null) {
            throw new Declined(
                    CommonProblem.NOT_ACCEPTABLE,
                    "Of this manifest no report was kept; send its media to /v1/verifications.");
        }
        return text;
    }
}
