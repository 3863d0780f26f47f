package dev.candor.provenance.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.delivery.KeptBytes;
import dev.candor.kit.delivery.Wanted;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import dev.candor.provenance.media.Intake;
import dev.candor.provenance.media.SpooledMedia;
import dev.candor.provenance.media.Upload;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/// Signing over HTTP.
@Path("/v1/signatures")
@Tag(name = "Signing")
class SignatureResource {
    static final String MANIFEST_HEADER = "Candor-Manifest";
    private static final String MANIFEST = SignatureForm.MANIFEST;
    private static final String UNKNOWN = "`unknown-signature`: no such signature";
    private static final long LOOK_EVERY = 500;

    private final SignMedia signMedia;
    private final SignLater signLater;
    private final SignatureJobs jobs;
    private final SignedOutput output;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Actors actors;
    private final ObjectMapper json;

    SignatureResource(
            SignMedia signMedia,
            SignLater signLater,
            SignatureJobs jobs,
            SignedOutput output,
            Intake intake,
            SpooledMedia spooled,
            Actors actors,
            ObjectMapper json) {
        this.signMedia = signMedia;
        this.signLater = signLater;
        this.jobs = jobs;
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

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "listSignatures",
            summary = "Signatures that were asked for with respond-async, oldest first",
            description = "A page of the organization's signatures, with how each stands.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            implementation =
                                                    SignatureJobView.SignatureJobPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = SignatureJobView.PAGE)))
    public Uni<Page<SignatureJobView>> list(@BeanParam @Valid PageRequest page) {
        return jobs.list(actors.current().organization(), page);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "getSignature",
            summary = "How a signature stands",
            description =
                    "Waiting, running, done or failed; a failure says why. Done, it leads"
                            + " to the media.")
    @APIResponse(
            responseCode = "200",
            description = "The signature",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignatureJobView.class),
                            examples =
                                    @ExampleObject(
                                            name = "signed",
                                            value = SignatureJobView.SIGNED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<SignatureJobView> get(@RestPath UUID id) {
        return jobs.require(actors.current().organization(), id);
    }

    @GET
    @Path("/{id}/events")
    @KnownSignature
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "followSignature",
            summary = "Follow a signature until it is finished",
            description =
                    "Server-sent events, one each time it is looked at; the last one is SIGNED or"
                            + " FAILED. Whoever was cut off asks again and goes on.")
    @APIResponse(
            responseCode = "200",
            description = "The signature as it stands, again and again",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = SignatureJobView.class)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Multi<SignatureJobView> follow(@Context RoutingContext exchange, @RestPath UUID id) {
        var organization = actors.current().organization();
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicBoolean::new,
                        begun ->
                                pause(exchange, begun.getAndSet(true))
                                        .chain(() -> jobs.require(organization, id)))
                .whilst(view -> !view.isFinished());
    }

    private static Uni<Void> pause(RoutingContext exchange, boolean wanted) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            if (wanted) {
                                exchange.vertx().setTimer(LOOK_EVERY, _ -> emitter.complete(null));
                            } else {
                                emitter.complete(null);
                            }
                        });
    }

    @GET
    @Path("/{id}/asset")
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "getSignedAsset",
            summary = "The signed media, or its sidecar, until its retention time is over",
            description =
                    "In its own media type. Answers `Range` with 206, and `If-None-Match` with"
                            + " 304.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            headers = {
                @Header(
                        name = ReprDigest.HEADER,
                        description = "SHA-256 of the signed media (RFC 9530)",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = HttpHeaders.LINK,
                        description = "The manifest, as rel=\"c2pa-manifest\"",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The part that Range asked for")
    @APIResponse(responseCode = "304", description = "It is as If-None-Match knows it")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = "`signature-not-ready`, or `signature-failed`")
    @APIResponse(responseCode = "410", description = "`signed-media-gone`: its time is over")
    @APIResponse(
            responseCode = "416",
            description = "`range-not-satisfiable`: there are not as many")
    public Uni<RestResponse<Object>> asset(@RestPath UUID id, @BeanParam Wanted wanted) {
        return signLater
                .output(actors.current().organization(), id)
                .map(
                        signed ->
                                KeptBytes.of(signed.media())
                                        .answer(wanted)
                                        .header(MANIFEST_HEADER, signed.signed().manifest())
                                        .header(HttpHeaders.LINK, manifestOf(signed))
                                        .build());
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
                .header(HttpHeaders.LINK, manifestOf(signed))
                .build();
    }

    private static String manifestOf(SignedOutput.Output signed) {
        return "<%s>; rel=\"c2pa-manifest\"".formatted(signed.signed().manifestHref());
    }

    private static RestResponse<SignatureView> created(SignatureView signature) {
        return RestResponse.ResponseBuilder.<SignatureView>created(
                        URI.create("/v1/manifests/" + signature.manifest()))
                .entity(signature)
                .build();
    }
}
