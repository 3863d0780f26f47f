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
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private static final String MANIFEST = SignatureForm.MANIFEST;

    private final SignMedia signMedia;
    private final SignLater signLater;
    private final SignedOutput output;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Actors actors;
    private final ObjectMapper json;

    SignatureResource(
            SignMedia signMedia,
            SignLater signLater,
            SignedOutput output,
            Intake intake,
            SpooledMedia spooled,
            Actors actors,
            ObjectMapper json) {
        this.signMedia = signMedia;
        this.signLater = signLater;
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
                        + " gets the same bytes for an hour. With `Prefer: respond-async` the"
                        + " answer is a signature that is made meanwhile.")
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
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = HttpHeaders.LINK,
                        description = "The manifest, as rel=\"c2pa-manifest\"",
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
            responseCode = "202",
            description = "Taken in; Location names the signature",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignatureJobView.class),
                            examples =
                                    @ExampleObject(
                                            name = "queued",
                                            value = SignatureJobView.QUEUED)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-signing-identity`: no such signing identity")
    @APIResponse(
            responseCode = "409",
            description =
                    "`identity-not-active`; `remote-manifest-not-possible`;"
                        + " `stamp-authority-not-allowed` or `stapling-not-allowed`, of what the"
                        + " operator took back; or `idempotency-in-flight`: a request with this"
                        + " Idempotency-Key is still being answered")
    @APIResponse(
            responseCode = "410",
            description =
                    "`signed-media-gone`: this Idempotency-Key was answered, and its media is not"
                            + " kept any more")
    @APIResponse(
            responseCode = "422",
            description =
                    "The media cannot be read, the manifest cannot be written so, the signer would"
                        + " not be accepted (`credential-refused`), or the decision token does not"
                        + " hold (`decision-token-refused`)",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "problem",
                                            value = SignatureForm.UNKNOWN_ACTION)))
    @APIResponse(
            responseCode = "503",
            description =
                    "`time-stamp-unavailable`, `revocation-unknown` or `signer-unavailable`: whom"
                        + " the identity needs for a signature gave no usable answer, and nothing"
                        + " was signed")
    public Uni<RestResponse<Object>> sign(
            @Context RoutingContext exchange,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Parameter(
                            description =
                                    "`respond-async`: 202 at once, and a signature to follow"
                                            + " (RFC 7240)")
                    @RestHeader("Prefer")
                    @Nullable String prefer) {
        var actor = actors.current();
        return intake.receive(exchange, SignatureForm.SHAPE)
                .chain(
                        upload ->
                                wantsNoWaiting(prefer)
                                        ? later(actor, key, upload)
                                        : now(exchange, actor, key, upload));
    }

    private Uni<RestResponse<Object>> now(
            RoutingContext exchange, Actor actor, @Nullable String key, Upload upload) {
        return signMedia
                .sign(actor, key, Original.of(upload), request(upload))
                .chain(signed -> output.open(exchange, actor, key, signed))
                .map(SignatureResource::media);
    }

    private Uni<RestResponse<Object>> later(Actor actor, @Nullable String key, Upload upload) {
        return signLater
                .take(actor, key, Original.of(upload), request(upload))
                .map(SignatureResource::accepted);
    }

    private static boolean wantsNoWaiting(@Nullable String prefer) {
        return prefer != null
                && Arrays.stream(prefer.split(","))
                        .map(preference -> preference.split(";", 2)[0].strip())
                        .anyMatch("respond-async"::equalsIgnoreCase);
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
                                        .map(before -> new Original(media, before, List.of())));
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

    private static RestResponse<Object> accepted(SignatureJobView job) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, (Object) job)
                .location(URI.create("/v1/signatures/" + job.id()))
                .type(MediaType.APPLICATION_JSON)
                .header("Preference-Applied", "respond-async")
                .build();
    }

    private static RestResponse<Object> media(SignedOutput.Output signed) {
        return RestResponse.ResponseBuilder.ok((Object) signed.media().path())
                .header(HttpHeaders.CONTENT_TYPE, signed.media().mediaType())
                .header(ReprDigest.HEADER, ReprDigest.format(signed.media().sha256()))
                .header(MANIFEST_HEADER, signed.signed().manifest())
                .header(HttpHeaders.LINK, signed.link())
                .build();
    }

    private static RestResponse<SignatureView> created(SignatureView signature) {
        return RestResponse.ResponseBuilder.<SignatureView>created(
                        URI.create("/v1/manifests/" + signature.manifest()))
                .entity(signature)
                .build();
    }
}
