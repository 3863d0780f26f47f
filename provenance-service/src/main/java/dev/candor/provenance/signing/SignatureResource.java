package dev.candor.provenance.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import dev.candor.provenance.media.FormShape;
import dev.candor.provenance.media.Intake;
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
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Signing over HTTP.
@Path("/v1/signatures")
@Tag(name = "Signing")
class SignatureResource {
    static final String MANIFEST_HEADER = "Candor-Manifest";
    private static final String MANIFEST = "manifest";

    private final SignMedia signMedia;
    private final SignedOutput output;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Actors actors;
    private final ObjectMapper json;

    SignatureResource(
            SignMedia signMedia,
            SignedOutput output,
            Intake intake,
            SpooledMedia spooled,
            Actors actors,
            ObjectMapper json) {
        this.signMedia = signMedia;
        this.output = output;
        this.intake = intake;
        this.spooled = spooled;
        this.actors = actors;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Scopes.PROVENANCE_SIGN)
    @Operation(
            operationId = "sign",
            summary = "Media in, signed media out",
            description =
                    "The media comes back with a C2PA manifest that says how it came to be. Its own"
                        + " credentials, if it has any, are kept as an ingredient. What does not"
                        + " verify is never given out. With an Idempotency-Key the same request"
                        + " gets the same bytes for an hour.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = SignatureForm.class),
                            examples =
                                    @ExampleObject(
                                            name = "generated",
                                            summary = "The part manifest for generated media",
                                            value = SignatureForm.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The signed media",
            headers = {
                @Header(
                        name = ReprDigest.HEADER,
                        description = "SHA-256 of the signed media (RFC 9530)",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = MANIFEST_HEADER,
                        description = "Label of the new manifest, urn:c2pa:…",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = {
                @Content(
                        mediaType = "image/jpeg",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "image/png",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "422",
            description = "The media cannot be read, or the manifest cannot be written so",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "problem",
                                            value = SignatureForm.UNKNOWN_ACTION)))
    public Uni<RestResponse<java.nio.file.Path>> sign(
            @Context RoutingContext exchange,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var actor = actors.current();
        return intake.receive(exchange, FormShape.withText(MANIFEST))
                .chain(
                        upload ->
                                signMedia.sign(
                                        actor, key, Original.of(upload.asset()), request(upload)))
                .chain(signed -> output.open(exchange, actor, key, signed))
                .map(SignatureResource::media);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_SIGN)
    @Operation(hidden = true)
    public Uni<RestResponse<SignatureView>> signSpooled(
            @Valid @NotNull SpooledSignatureRequest request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        Actor actor = actors.current();
        return original(actor, request)
                .chain(original -> signMedia.sign(actor, key, original, request.manifest()))
                .map(SignatureResource::created);
    }

    private Uni<Original> original(Actor actor, SpooledSignatureRequest request) {
        var source = spooled.open(actor, request.spool());
        var parent = request.parent();
        return parent == null
                ? source.map(Original::of)
                : source.chain(
                        media ->
                                spooled.open(actor, parent)
                                        .map(before -> new Original(media, before)));
    }

    private SignatureRequest request(Upload upload) {
        var text =
                upload.text(MANIFEST)
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                        CommonProblem.INVALID_REQUEST,
                                                        "Say what to sign in a part named"
                                                                + " manifest, as JSON.")
                                                .at("/" + MANIFEST));
        return read(text);
    }

    private SignatureRequest read(String text) {
        try {
            return json.readValue(text, SignatureRequest.class);
        } catch (JsonProcessingException e) {
            throw new WebApplicationException(e, RestResponse.StatusCode.BAD_REQUEST);
        }
    }

    private static RestResponse<java.nio.file.Path> media(SignedOutput.Output signed) {
        return RestResponse.ResponseBuilder.ok(signed.media().path())
                .header(HttpHeaders.CONTENT_TYPE, signed.media().mediaType())
                .header(ReprDigest.HEADER, ReprDigest.format(signed.media().sha256()))
                .header(MANIFEST_HEADER, signed.manifest())
                .build();
    }

    private static RestResponse<SignatureView> created(SignatureView signature) {
        return RestResponse.ResponseBuilder.<SignatureView>created(
                        URI.create("/v1/manifests/" + signature.manifest()))
                .entity(signature)
                .build();
    }
}
