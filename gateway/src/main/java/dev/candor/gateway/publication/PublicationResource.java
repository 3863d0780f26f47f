package dev.candor.gateway.publication;

import dev.candor.gateway.job.JobExamples;
import dev.candor.gateway.job.JobView;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Publishing over HTTP.
@Path("/v1/publications")
@Tag(name = "Publish")
class PublicationResource {
    private final PublicationRequests requests;
    private final PublishAsked publish;
    private final Standings standings;
    private final Actors actors;

    PublicationResource(
            PublicationRequests requests,
            PublishAsked publish,
            Standings standings,
            Actors actors) {
        this.requests = requests;
        this.publish = publish;
        this.standings = standings;
        this.actors = actors;
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            summary = "Publish an asset",
            description =
                    "Inspects, checks consent, decides, renders the label, signs, proves and"
                        + " records, in this order. A step that refuses ends it: the problem names"
                        + " the step, and nothing is published. Assets are images (JPEG, PNG, GIF,"
                        + " TIFF, WebP, AVIF, HEIC), films (MP4, MOV, M4V), sound (MP3, WAV, FLAC,"
                        + " Ogg, M4A), PDF, HTML and text; where a disclosure is due that cannot be"
                        + " put into one, `label-not-rendered` says so. With `Prefer:"
                        + " respond-async` the answer comes as soon as the asset is here, and names"
                        + " a job that survives restarts; follow it under `/v1/jobs/{id}` or by its"
                        + " events, or end it by DELETE. In place of the bytes, JSON may name a"
                        + " complete upload of yours (`/v1/uploads`), which is spent when it is"
                        + " published, or a URL in a store that the operator has listed.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema = @Schema(implementation = PublicationForm.class),
                        examples =
                                @ExampleObject(
                                        name = "generated",
                                        summary = "The part declaration, then the part asset",
                                        value = PublicationExamples.PARTS)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = NamedAssetForm.class),
                        examples = {
                            @ExampleObject(
                                    name = "uploaded",
                                    summary = "An upload that is complete",
                                    value = PublicationExamples.UPLOADED),
                            @ExampleObject(
                                    name = "referenced",
                                    summary = "A file in a store that the operator has listed",
                                    value = PublicationExamples.REFERENCED)
                        })
            })
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicationView.class),
                            examples =
                                    @ExampleObject(
                                            name = "published",
                                            value = PublicationExamples.VIEW)))
    @APIResponse(
            responseCode = "202",
            description = "Taken in, with `Prefer: respond-async`; Location names the job",
            headers = {
                @Header(
                        name = HttpHeaders.LOCATION,
                        description = "The job: /v1/jobs/{id}",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Preference.APPLIED,
                        description = "respond-async",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples = @ExampleObject(name = "queued", value = JobExamples.QUEUED)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: a part or a member is wrong; errors names it")
    @APIResponse(
            responseCode = "409",
            description =
                    "`consent-denied`, with reasons; `upload-not-complete`, `upload-spent`; or"
                            + " `idempotency-in-flight`: a request with this Idempotency-Key is"
                            + " still being answered",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            examples =
                                    @ExampleObject(
                                            name = "withdrawn",
                                            value = PublicationExamples.DENIED)))
    @APIResponse(responseCode = "404", description = "`unknown-upload`: you have no such upload")
    @APIResponse(
            responseCode = "413",
            description = "`payload-too-large`: the asset is over the limit")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unknown-subject`, `unknown-market`, `unknown-digital-source-type`,"
                        + " `digest-mismatch`, `media-type-mismatch`, `unreadable-media`,"
                        + " `label-not-rendered`, `store-not-allowed`: errors or step names what is"
                        + " wrong; or `idempotency-key-reused`")
    @APIResponse(
            responseCode = "502",
            description =
                    "`not-proven`: the signed asset did not verify and is not released; or"
                            + " `asset-not-fetched`: the store did not hand the asset over")
    @APIResponse(responseCode = "503", description = "`service-unavailable`, with service and step")
    @Blocking // the body is read as it comes; the steps that follow wait on nothing
    public Uni<RestResponse<Object>> publish(
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Parameter(description = "`respond-async`: 202 at once, and a job to follow (RFC 7240)")
                    @RestHeader(Preference.HEADER)
                    @Nullable String prefer,
            InputStream body)
            throws IOException {
        var actor = actors.current();
        PublicationKeys.slot(actor, key);
        var asked = requests.read(actor, contentType, body);
        return Preference.isAsync(prefer)
                ? asked.chain(it -> publish.later(actor, it, key)).chain(this::accepted)
                : asked.chain(it -> publish.atOnce(actor, it, key)).chain(this::created);
    }

    @POST
    @Path("/dry-run")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            summary = "Say what publishing an asset would come to",
            description =
                    "Takes what a publication takes, inspects, checks consent and decides, for each"
                        + " market by itself and for all of them together. Nothing is rendered,"
                        + " signed or released, and the asset is not kept. What would refuse the"
                        + " publication stands in `refusal`; whether the media can be rendered and"
                        + " signed is not foreseen.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema = @Schema(implementation = PublicationForm.class),
                        examples =
                                @ExampleObject(
                                        name = "generated",
                                        summary = "The part declaration, then the part asset",
                                        value = PublicationExamples.PARTS)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = NamedAssetForm.class),
                        examples = {
                            @ExampleObject(
                                    name = "uploaded",
                                    summary = "An upload that is complete",
                                    value = PublicationExamples.UPLOADED),
                            @ExampleObject(
                                    name = "referenced",
                                    summary = "A file in a store that the operator has listed",
                                    value = PublicationExamples.REFERENCED)
                        })
            })
    @APIResponse(
            responseCode = "200",
            description = "What would come of it, a refusal included",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Outlook.class),
                            examples =
                                    @ExampleObject(
                                            name = "published",
                                            value = PublicationExamples.OUTLOOK)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: a part or a member is wrong; errors names it")
    @APIResponse(responseCode = "404", description = "`unknown-upload`: you have no such upload")
    @APIResponse(
            responseCode = "409",
            description = "`upload-not-complete` or `upload-spent`: it has no bytes to look at")
    @APIResponse(
            responseCode = "413",
            description = "`payload-too-large`: the asset is over the limit")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unknown-market` or `unknown-digital-source-type`: the declaration cannot be"
                            + " read as one; or `store-not-allowed`")
    @APIResponse(
            responseCode = "502",
            description = "`asset-not-fetched`: the store did not hand the asset over")
    @APIResponse(responseCode = "503", description = "`service-unavailable`, with service and step")
    @Blocking // the body is read as it comes; the steps that follow wait on nothing
    public Uni<Outlook> foresee(
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body)
            throws IOException {
        var actor = actors.current();
        return requests.read(actor, contentType, body)
                .chain(asked -> publish.outlook(actor, asked));
    }

    /// A repetition is answered with what became of it since.
    private Uni<RestResponse<Object>> created(Publication publication) {
        return standings
                .view(publication)
                .map(
                        view ->
                                ResponseBuilder.<Object>created(
                                                URI.create("/v1/publications/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    private Uni<RestResponse<Object>> accepted(PublishLater.Accepted accepted) {
        return switch (accepted) {
            case PublishLater.Accepted.Already(var publication) -> created(publication);
            case PublishLater.Accepted.Later(var job, _) ->
                    Uni.createFrom()
                            .item(
                                    ResponseBuilder.<Object>accepted(job)
                                            .header(HttpHeaders.LOCATION, job.path())
                                            .header(Preference.APPLIED, Preference.ASYNC)
                                            .build());
        };
    }
}
