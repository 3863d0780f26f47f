package dev.candor.label.rendering;

import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Problem;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.PlanId;
import dev.candor.label.rendering.image.Crop;
import dev.candor.label.rendering.medium.Measured;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Labels put into media that comes as a request's body.
@Path("/v1/renderings")
@Tag(name = "Renderings")
class DirectRenderingResource {
    private static final String CROPS =
            RenderingRequest.CROP + "(," + RenderingRequest.CROP + "){0,9}";
    private static final java.util.regex.Pattern COMMA = java.util.regex.Pattern.compile(",");

    private final RenderLabel renderLabel;
    private final RenderLater renderLater;
    private final DirectBody directBody;
    private final Actors actors;

    DirectRenderingResource(
            RenderLabel renderLabel,
            RenderLater renderLater,
            DirectBody directBody,
            Actors actors) {
        this.renderLabel = renderLabel;
        this.renderLater = renderLater;
        this.directBody = directBody;
        this.actors = actors;
    }

    @POST
    @Consumes({
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/tiff",
        "image/webp",
        "image/avif",
        "image/heic",
        "video/mp4",
        "video/quicktime",
        "video/webm",
        "video/x-matroska",
        "audio/wav",
        "audio/mpeg",
        "audio/flac",
        "audio/ogg",
        "audio/mp4",
        "text/plain",
        "text/markdown",
        "text/html",
        "message/rfc822",
        "application/pdf",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @RolesAllowed(Scopes.LABEL_RENDER)
    @Blocking // the body is read as it comes
    @Operation(
            operationId = "render",
            summary = "Label media",
            description = RenderingTexts.DESCRIPTION)
    @RequestBody(
            required = true,
            description = "The media, of any type that is labelled; what it is, its bytes say")
    @APIResponse(
            responseCode = "200",
            description = "The labelled media",
            headers = {
                @Header(
                        name = ReprDigest.HEADER,
                        description = "SHA-256 of the media (RFC 9530)",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Candor-Rendering",
                        description = "Id of the record, at /v1/renderings/{id}",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Candor-Label",
                        description = "drawn, or none where the plan asks for no label",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Candor-Contrast-Ratio",
                        description =
                                "Contrast of letters and plate, measured in the written pixels",
                        schema = @Schema(type = SchemaType.NUMBER)),
                @Header(
                        name = "Candor-Label-Box",
                        description =
                                "x=…, y=…, width=…, height=… of the label as the viewer sees it",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "409",
            description =
                    "`idempotency-in-flight`: a request with this Idempotency-Key is still being"
                            + " answered")
    @APIResponse(
            responseCode = "413",
            description =
                    "`payload-too-large`: the media is over the limit; `image-too-large`: it has"
                        + " too many pixels; or `media-too-large`: it is larger than what is worked"
                        + " on")
    @APIResponse(
            responseCode = "415",
            description = "`unsupported-media-type`: of no format that is labelled")
    @APIResponse(
            responseCode = "422",
            description = RenderingTexts.REFUSALS,
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            examples =
                                    @ExampleObject(
                                            name = "problem",
                                            value = RenderingExamples.UNREADABLE)))
    @APIResponse(
            responseCode = "501",
            description =
                    "`tool-missing`: this format takes a tool that is not installed; `tool` and"
                            + " `package` name it",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            examples =
                                    @ExampleObject(
                                            name = "problem",
                                            value = RenderingExamples.TOOL_MISSING)))
    @APIResponse(
            responseCode = "503",
            description =
                    "`rendering-busy`: as many renderings as may are under work or wait; ask again,"
                            + " or with `Prefer: respond-async`")
    @APIResponse(
            responseCode = "202",
            description = "Taken in; Location names the rendering that is made meanwhile",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RenderingJobView.class),
                            examples =
                                    @ExampleObject(
                                            name = "queued",
                                            value = RenderingJobView.QUEUED)))
    public Uni<RestResponse<Object>> direct(
            @Parameter(description = "Id of the plan") @RestQuery @NotNull UUID plan,
            @Parameter(
                            description =
                                    "Shapes a picture or a film will be cropped to, around its"
                                            + " middle; the label stays in all of them",
                            example = "1:1,4:5,9:16")
                    @RestQuery
                    @Nullable
                    @Pattern(regexp = CROPS, message = "is no list of crops such as 1:1,4:5")
                    String crops,
            @Parameter(
                            description =
                                    "Which of the plan's files this becomes, by its name or by a"
                                            + " market; needed where the plan makes several",
                            example = "CN")
                    @RestQuery
                    @Nullable
                    @Size(max = 100)
                    String variant,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Parameter(
                            description =
                                    "`respond-async`: 202 at once, and a rendering to follow"
                                            + " (RFC 7240)")
                    @RestHeader("Prefer")
                    @Nullable String prefer,
            @Context RoutingContext exchange,
            InputStream body) {
        var actor = actors.current();
        var declared = crops(crops);
        var source = directBody.take(actor.organization(), body);
        if (wantsNoWaiting(prefer)) {
            return onEventLoop()
                    .chain(
                            () ->
                                    renderLater.take(
                                            actor,
                                            key,
                                            new PlanId(plan),
                                            variant,
                                            source,
                                            declared))
                    .map(DirectRenderingResource::accepted);
        }
        discardAfter(exchange, source);
        return onEventLoop()
                .chain(
                        () ->
                                renderLabel.direct(
                                        actor, key, new PlanId(plan), variant, source, declared))
                .map(result -> answer(exchange, result));
    }

    private static boolean wantsNoWaiting(@Nullable String prefer) {
        return prefer != null
                && COMMA.splitAsStream(prefer)
                        .map(preference -> preference.split(";", 2)[0].strip())
                        .anyMatch("respond-async"::equalsIgnoreCase);
    }

    private static RestResponse<Object> accepted(RenderingJobView job) {
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, (Object) job)
                .location(URI.create("/v1/renderings/jobs/" + job.id()))
                .type(MediaType.APPLICATION_JSON)
                .header("Preference-Applied", "respond-async")
                .build();
    }

    private static List<Crop> crops(@Nullable String list) {
        return list == null ? List.of() : COMMA.splitAsStream(list).map(Crop::parse).toList();
    }

    private RestResponse<Object> answer(RoutingContext exchange, RenderLabel.Result result) {
        var media = result.media();
        discardAfter(exchange, media);
        var answer =
                ResponseBuilder.ok((Object) media.path().toFile(), media.mediaType())
                        .header(ReprDigest.HEADER, ReprDigest.format(media.sha256()))
                        .header("Candor-Rendering", result.rendering().id());
        return switch (result.rendering().outcome()) {
            case Rendering.NotDue _ -> answer.header("Candor-Label", "none").build();
            case Rendering.Drawn drawn -> measured(answer, drawn.measured()).build();
        };
    }

    private static ResponseBuilder<Object> measured(
            ResponseBuilder<Object> answer, Measured measured) {
        answer.header("Candor-Label", "drawn");
        if (measured.contrastRatio() != null) {
            answer.header("Candor-Contrast-Ratio", measured.contrastRatio());
        }
        if (measured.box() != null) {
            answer.header("Candor-Label-Box", box(measured.box()));
        }
        return answer;
    }

    private static String box(Measured.LabelBox box) {
        return "x=%d, y=%d, width=%d, height=%d"
                .formatted(box.x(), box.y(), box.width(), box.height());
    }

    private void discardAfter(RoutingContext exchange, SpoolEntry entry) {
        exchange.addEndHandler(
                _ ->
                        Infrastructure.getDefaultWorkerPool()
                                .execute(() -> directBody.discard(entry)));
    }

    private static Uni<Void> onEventLoop() {
        return Uni.createFrom()
                .voidItem()
                .emitOn(MutinyHelper.executor(Objects.requireNonNull(Vertx.currentContext())));
    }
}
