package dev.candor.provenance.verification;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Problem;
import dev.candor.provenance.media.Intake;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.SpooledAsset;
import dev.candor.provenance.media.SpooledMedia;
import dev.candor.provenance.media.Upload;
import dev.candor.provenance.media.Workbench;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Verification over HTTP.
@Path("/v1/verifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
class VerificationResource {
    /// The report of the C2PA conformance programme.
    static final String CRJSON = "application/vnd.c2pa.crjson+json";

    private final Verify verify;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Workbench workbench;
    private final Actors actors;

    VerificationResource(
            Verify verify,
            Intake intake,
            SpooledMedia spooled,
            Workbench workbench,
            Actors actors) {
        this.verify = verify;
        this.intake = intake;
        this.spooled = spooled;
        this.workbench = workbench;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Operation(
            operationId = "verify",
            summary = "What a file's Content Credentials say, and whether they hold",
            description =
                    "Anybody may ask, about a file of any kind. The file is kept no longer than the"
                            + " answer takes; without a token it may have 100 MB. The answer is"
                            + " JSON, crJSON or a page, as `Accept` says.")
    @RequestBody(
            description = "The media itself; its format is found from the bytes",
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.WILDCARD,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
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
            description = "The verdict, one sentence for people, one finding per check",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = VerificationView.class),
                        examples =
                                @ExampleObject(
                                        name = "trusted",
                                        value = VerificationExamples.TRUSTED)),
                @Content(
                        mediaType = CRJSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples =
                                @ExampleObject(
                                        name = "crjson",
                                        value = VerificationExamples.CRJSON)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "413",
            description = "The media is over the caller's limit",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "problem",
                                            value = VerificationExamples.TOO_LARGE)))
    @APIResponse(
            responseCode = "422",
            description = "Empty, truncated or broken; offset says where",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "problem",
                                            value = VerificationExamples.UNREADABLE)))
    public Uni<VerificationView> verify(@Context RoutingContext exchange) {
        return received(exchange).chain(this::verified);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(CRJSON)
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> verifyAsCrJson(@Context RoutingContext exchange) {
        return received(exchange)
                .chain(media -> workbench.run(() -> verify.examine(media).crJson()));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> verifyAsPage(@Context RoutingContext exchange) {
        return received(exchange)
                .chain(this::verified)
                .chain(view -> workbench.run(() -> VerificationPage.answer(view)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(hidden = true)
    public Uni<VerificationView> verifySpooled(@Valid @NotNull SpooledAsset request) {
        return spooled.open(actors.current(), request.spool()).chain(this::verified);
    }

    private Uni<Media> received(RoutingContext exchange) {
        return intake.receive(exchange, Set.of()).map(Upload::asset);
    }

    private Uni<VerificationView> verified(Media media) {
        return workbench.run(
                () -> VerificationView.of(verify.verify(media), media, verify.trust()));
    }
}
