package dev.candor.gateway.publication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.gateway.adjustment.Standing;
import dev.candor.gateway.job.JobExamples;
import dev.candor.gateway.job.JobView;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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

/// Publications over HTTP.
@Path("/v1/publications")
@Tag(name = "Publish")
class PublicationResource {
    private final DeclaredUpload upload;
    private final PublishOnce publish;
    private final PublishLater later;
    private final Foresee foresee;
    private final Publications publications;
    private final Standings standings;
    private final AssetDelivery delivery;
    private final Actors actors;

    PublicationResource(
            DeclaredUpload upload,
            PublishOnce publish,
            PublishLater later,
            Foresee foresee,
            Publications publications,
            Standings standings,
            AssetDelivery delivery,
            Actors actors) {
        this.upload = upload;
        this.publish = publish;
        this.later = later;
        this.foresee = foresee;
        this.publications = publications;
        this.standings = standings;
        this.delivery = delivery;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
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
                        + " events, or end it by DELETE.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = PublicationForm.class),
                            examples =
                                    @ExampleObject(
                                            name = "generated",
                                            summary = "The part declaration, then the part asset",
                                            value = PublicationExamples.PARTS)))
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
                    "`consent-denied`, with reasons; or `idempotency-in-flight`: a request with"
                            + " this Idempotency-Key is still being answered",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            examples =
                                    @ExampleObject(
                                            name = "withdrawn",
                                            value = PublicationExamples.DENIED)))
    @APIResponse(
            responseCode = "413",
            description = "`payload-too-large`: the asset is over the limit")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unknown-subject`, `unknown-market`, `unknown-digital-source-type`,"
                            + " `digest-mismatch`, `media-type-mismatch`, `unreadable-media`,"
                            + " `label-not-rendered`: errors or step names what is wrong; or"
                            + " `idempotency-key-reused`")
    @APIResponse(
            responseCode = "502",
            description = "`not-proven`: the signed asset did not verify and is not released")
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
        var taken = upload.read(actor.organization(), contentType, body);
        return Preference.isAsync(prefer)
                ? later.publish(actor, taken.declaration(), taken.asset(), key)
                        .map(PublicationResource::accepted)
                : publish.publish(actor, taken.declaration(), taken.asset(), key)
                        .map(PublicationResource::created);
    }

    @POST
    @Path("/dry-run")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
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
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = PublicationForm.class),
                            examples =
                                    @ExampleObject(
                                            name = "generated",
                                            summary = "The part declaration, then the part asset",
                                            value = PublicationExamples.PARTS)))
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
    @APIResponse(
            responseCode = "413",
            description = "`payload-too-large`: the asset is over the limit")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unknown-market` or `unknown-digital-source-type`: the declaration cannot be"
                            + " read as one")
    @APIResponse(responseCode = "503", description = "`service-unavailable`, with service and step")
    @Blocking // the body is read as it comes; the steps that follow wait on nothing
    public Uni<Outlook> foresee(
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body)
            throws IOException {
        var actor = actors.current();
        var taken = upload.read(actor.organization(), contentType, body);
        return foresee.outlook(actor, taken.declaration(), taken.asset());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            summary = "List publications, newest first",
            description =
                    "A page of what the organization has published. `next` leads to what"
                            + " is older.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            implementation =
                                                    PublicationExamples.PublicationPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = PublicationExamples.PAGE)))
    public Uni<Page<PublicationView>> list(@BeanParam @Valid PageRequest page) {
        return publications
                .list(actors.current().organization(), page.limit(), page.cursor())
                .chain(standings::view);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            summary = "Get a publication",
            description =
                    "Everything that was decided on its way: steps, consent, verdict,"
                            + " plan, label and verification.")
    @APIResponse(
            responseCode = "200",
            description = "The publication",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicationView.class),
                            examples =
                                    @ExampleObject(
                                            name = "published",
                                            value = PublicationExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-publication`: no such publication")
    public Uni<PublicationView> get(@RestPath UUID id) {
        return publications
                .require(actors.current().organization(), new PublicationId(id))
                .chain(standings::view);
    }

    @GET
    @Path("/{id}/verification")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            summary = "Get the verification report of the published asset",
            description = "What proved it before it was released: every check and its finding.")
    @APIResponse(
            responseCode = "200",
            description = "The report, as provenance-service gave it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Verification.class),
                            examples =
                                    @ExampleObject(
                                            name = "trusted",
                                            value = PublicationExamples.REPORT)))
    @APIResponse(responseCode = "404", description = "`unknown-publication`: no such publication")
    public Uni<JsonNode> verification(@RestPath UUID id) {
        return publications.report(actors.current().organization(), new PublicationId(id));
    }

    @GET
    @Path("/{id}/label")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            summary = "Get the label of the published asset, or why it has none",
            description =
                    "Its words and how well they can be read, or why there are none; and the"
                            + " badge for its page.")
    @APIResponse(
            responseCode = "200",
            description = "The label",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicationView.LabelView.class),
                            examples =
                                    @ExampleObject(
                                            name = "rendered",
                                            value = PublicationExamples.LABEL)))
    @APIResponse(responseCode = "404", description = "`unknown-publication`: no such publication")
    public Uni<PublicationView.LabelView> label(@RestPath UUID id) {
        return publications
                .require(actors.current().organization(), new PublicationId(id))
                .map(PublicationView::label);
    }

    @GET
    @Path("/{id}/asset")
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            summary = "Get the published asset, whole or in part",
            description =
                    "Labelled and signed. Answers `Range` with 206, and `If-None-Match`"
                            + " with 304.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes; Repr-Digest, ETag and a link to the manifest beside them",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The part that Range asked for")
    @APIResponse(responseCode = "404", description = "`unknown-publication`: no such publication")
    @APIResponse(
            responseCode = "410",
            description = "`asset-gone`: the retention time is over; or `asset-retracted`")
    @APIResponse(
            responseCode = "416",
            description = "`range-not-satisfiable`: the asset does not have those bytes")
    public Uni<RestResponse<Object>> asset(
            @RestPath UUID id,
            @RestHeader("Range") @Nullable String range,
            @RestHeader("If-Range") @Nullable String ifRange,
            @RestHeader("If-None-Match") @Nullable String ifNoneMatch) {
        return publications
                .require(actors.current().organization(), new PublicationId(id))
                .call(standings::requireGivenOut)
                .map(found -> delivery.deliver(found, range, ifRange, ifNoneMatch));
    }

    private static RestResponse<Object> created(Publication publication) {
        var view = PublicationView.of(publication, Standing.PUBLISHED);
        return ResponseBuilder.<Object>created(URI.create("/v1/publications/" + view.id()))
                .entity(view)
                .build();
    }

    private static RestResponse<Object> accepted(PublishLater.Accepted accepted) {
        return switch (accepted) {
            case PublishLater.Accepted.Already(var publication) -> created(publication);
            case PublishLater.Accepted.Later(var job, _) ->
                    ResponseBuilder.<Object>accepted(job)
                            .header(HttpHeaders.LOCATION, job.path())
                            .header(Preference.APPLIED, Preference.ASYNC)
                            .build();
        };
    }
}
