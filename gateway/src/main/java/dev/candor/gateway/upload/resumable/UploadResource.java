package dev.candor.gateway.upload.resumable;

import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Uploads over HTTP (draft-ietf-httpbis-resumable-upload).
@Path("/v1/uploads")
@Tag(name = "Publish")
class UploadResource {
    private static final String PARTIAL = "application/partial-upload";
    private static final String ACCEPT_PATCH = "Accept-Patch";
    private static final int LONGEST_MEDIA_TYPE = 200;
    private static final String UNKNOWN = "`unknown-upload`: you have no such upload";
    private static final String LAST = "`?1` with the last bytes of the file, `?0` with all others";
    private static final String WHOLE = "Bytes of the whole file, where they are known";
    private static final String TOO_LARGE =
            "`payload-too-large`: the file is over the limit, which Upload-Limit says";

    private final Uploads uploads;
    private final AppendToUpload append;
    private final ReadUpload read;
    private final DiscardUpload discard;
    private final UploadAnswers answers;
    private final Actors actors;

    UploadResource(
            Uploads uploads,
            AppendToUpload append,
            ReadUpload read,
            DiscardUpload discard,
            UploadAnswers answers,
            Actors actors) {
        this.uploads = uploads;
        this.append = append;
        this.read = read;
        this.discard = discard;
        this.answers = answers;
        this.actors = actors;
    }

    @OPTIONS
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            operationId = "uploadLimits",
            summary = "What uploads may be",
            description = "The limits, before anything is sent.")
    @APIResponse(
            responseCode = "204",
            description = "The limits",
            headers = {
                @Header(
                        name = UploadHeaders.LIMIT,
                        description = "Bytes, and seconds",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = ACCEPT_PATCH,
                        description = PARTIAL,
                        schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Void> limits() {
        return ResponseBuilder.<Void>noContent()
                .header(UploadHeaders.LIMIT, answers.limits())
                .header(ACCEPT_PATCH, PARTIAL)
                .build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            operationId = "createUpload",
            summary = "Begin to upload a large file",
            description =
                    "Location names the upload; it is yours alone. Content-Type is the file's."
                            + " Begin with an empty body and `Upload-Complete: ?0`: whatever breaks"
                            + " off later, you know where to go on. With `Repr-Digest` the whole is"
                            + " held against its SHA-256 at the end.")
    @RequestBody(
            description = "The first bytes, or none",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Begun",
            headers = {
                @Header(
                        name = HttpHeaders.LOCATION,
                        description = "The upload: /v1/uploads/{id}",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = UploadHeaders.LIMIT,
                        description = "Bytes, and seconds",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadView.class),
                            examples = @ExampleObject(name = "open", value = UploadExamples.OPEN)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: a header is missing; or `inconsistent-upload-length`")
    @APIResponse(
            responseCode = "409",
            description = "`too-many-uploads`: publish or delete some first")
    @APIResponse(responseCode = "413", description = TOO_LARGE)
    @APIResponse(responseCode = "422", description = "`digest-mismatch`: other bytes arrived")
    @Blocking // the body is read as it comes
    public RestResponse<UploadView> create(
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_TYPE)
                    @Nullable String mediaType,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_LENGTH)
                    @Nullable String contentLength,
            @Parameter(description = LAST) @RestHeader(UploadHeaders.COMPLETE)
                    @Nullable String complete,
            @Parameter(description = WHOLE) @RestHeader(UploadHeaders.LENGTH)
                    @Nullable String wholeLength,
            @Parameter(description = "`sha-256=:…:` of the whole file (RFC 9530)")
                    @RestHeader(ReprDigest.HEADER)
                    @Nullable String digest,
            InputStream body)
            throws IOException {
        var actor = actors.current();
        boolean last = UploadHeaders.complete(complete);
        var length = UploadHeaders.length(wholeLength, contentLength, last, 0).orElse(null);
        append.mustFit(length);
        var id =
                uploads.create(actor, mediaType(mediaType), length, sha256(digest))
                        .await()
                        .indefinitely();
        return answers.created(append.append(actor, id, new Piece(0, last, length, body)));
    }

    @HEAD
    @Path("/{id}")
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            operationId = "uploadOffset",
            summary = "Where an upload goes on",
            description =
                    "Upload-Offset says how many bytes have arrived for good. A request that still"
                            + " appends is ended first, which may take some seconds: ask when your"
                            + " connection broke, not while you are sending.")
    @APIResponse(
            responseCode = "204",
            description = "Upload-Offset, Upload-Complete, Upload-Length and Upload-Limit")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<RestResponse<Void>> offset(@RestPath UUID id) {
        return read.atRest(actors.current(), new UploadId(id)).map(answers::head);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            operationId = "getUpload",
            summary = "How an upload stands",
            description = "As of the last second; disturbs nobody who is sending.")
    @APIResponse(
            responseCode = "200",
            description = "The upload",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadView.class),
                            examples =
                                    @ExampleObject(
                                            name = "complete",
                                            value = UploadExamples.COMPLETE)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<RestResponse<UploadView>> get(@RestPath UUID id) {
        return uploads.require(actors.current(), new UploadId(id)).map(answers::ok);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(PARTIAL)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            operationId = "appendToUpload",
            summary = "Send more of a file",
            description =
                    "The bytes from Upload-Offset on. When the connection breaks, those that came"
                            + " stay. With the last ones the upload is complete: publish it by"
                            + " naming it in POST /v1/publications.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = PARTIAL,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "200",
            description = "They are here",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadView.class),
                            examples = @ExampleObject(name = "open", value = UploadExamples.OPEN)))
    @APIResponse(
            responseCode = "400",
            description =
                    "`invalid-request`: a header is missing, or the body broke off;"
                            + " `completed-upload`; or `inconsistent-upload-length`")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`mismatching-upload-offset`: Upload-Offset of the answer is right; or"
                            + " `upload-busy`: another request appends",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "413", description = TOO_LARGE)
    @APIResponse(
            responseCode = "422",
            description = "`digest-mismatch`: other bytes arrived than were said; begin again")
    @Blocking // the body is read as it comes
    public RestResponse<UploadView> append(
            @RestPath UUID id,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_LENGTH)
                    @Nullable String contentLength,
            @Parameter(description = LAST) @RestHeader(UploadHeaders.COMPLETE)
                    @Nullable String complete,
            @Parameter(description = "Bytes that have arrived; those of the body follow on them")
                    @RestHeader(UploadHeaders.OFFSET)
                    @Nullable String offset,
            @Parameter(description = WHOLE) @RestHeader(UploadHeaders.LENGTH)
                    @Nullable String wholeLength,
            InputStream body)
            throws IOException {
        var actor = actors.current();
        boolean last = UploadHeaders.complete(complete);
        long from = UploadHeaders.offset(offset);
        var length = UploadHeaders.length(wholeLength, contentLength, last, from).orElse(null);
        return answers.ok(
                append.append(actor, new UploadId(id), new Piece(from, last, length, body)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            operationId = "cancelUpload",
            summary = "Give an upload up",
            description = "Its bytes go at once. A publication that has begun with them goes on.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<Void> cancel(@RestPath UUID id) {
        return discard.discard(actors.current(), new UploadId(id));
    }

    private static String mediaType(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
        if (said.length() > LONGEST_MEDIA_TYPE) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "Content-Type has at most %d characters.".formatted(LONGEST_MEDIA_TYPE))
                    .at("#" + HttpHeaders.CONTENT_TYPE);
        }
        return said;
    }

    private static @Nullable String sha256(@Nullable String digest) {
        return digest == null
                ? null
                : ReprDigest.parse(digest)
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                        CommonProblem.INVALID_REQUEST,
                                                        "Repr-Digest is sha-256=:…: here, in"
                                                                + " Base64.")
                                                .at("#" + ReprDigest.HEADER));
    }
}
