package dev.candor.label.rendering;

import dev.candor.kit.delivery.KeptBytes;
import dev.candor.kit.delivery.Wanted;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/// Renderings that were asked for with respond-async.
@Path("/v1/renderings/jobs")
@Tag(name = "Renderings")
class RenderingJobResource {
    private static final String UNKNOWN = "`unknown-rendering`: no such rendering";
    private static final long LOOK_EVERY = 500;

    private final RenderLater renderLater;
    private final RenderingJobs jobs;
    private final Actors actors;

    RenderingJobResource(RenderLater renderLater, RenderingJobs jobs, Actors actors) {
        this.renderLater = renderLater;
        this.jobs = jobs;
        this.actors = actors;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            operationId = "listRenderingJobs",
            summary = "Renderings that were asked for with respond-async, oldest first",
            description = "A page of the organization's rendering jobs, with how each stands.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            implementation =
                                                    RenderingJobView.RenderingJobPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = RenderingJobView.PAGE)))
    public Uni<Page<RenderingJobView>> list(@BeanParam @Valid PageRequest page) {
        return jobs.list(actors.current().organization(), page);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            operationId = "getRenderingJob",
            summary = "How a rendering stands",
            description =
                    "Waiting, running, done or failed; a failure says why. Done, it leads"
                            + " to the media.")
    @APIResponse(
            responseCode = "200",
            description = "The rendering",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RenderingJobView.class),
                            examples =
                                    @ExampleObject(
                                            name = "rendered",
                                            value = RenderingJobView.RENDERED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<RenderingJobView> get(@RestPath UUID id) {
        return jobs.require(actors.current().organization(), id);
    }

    @GET
    @Path("/{id}/events")
    @KnownRenderingJob
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            operationId = "followRenderingJob",
            summary = "Follow a rendering until it is finished",
            description =
                    "Server-sent events, one each time it is looked at; the last one is RENDERED,"
                            + " FAILED or CANCELLED. Whoever was cut off asks again and goes on.")
    @APIResponse(
            responseCode = "200",
            description = "The rendering as it stands, again and again",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = RenderingJobView.class)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Multi<RenderingJobView> follow(@Context RoutingContext exchange, @RestPath UUID id) {
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

    @POST
    @Path("/{id}/cancellation")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.LABEL_RENDER)
    @Operation(
            operationId = "cancelRenderingJob",
            summary = "End a rendering that is not finished",
            description =
                    "What is at work on it is ended within seconds, with all it started; nothing is"
                            + " released. A rendering that was cancelled already stays so.")
    @APIResponse(
            responseCode = "200",
            description = "The rendering as it stands now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RenderingJobView.class),
                            examples =
                                    @ExampleObject(
                                            name = "cancelled",
                                            value = RenderingJobView.CANCELLED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`rendering-finished`: it has come to another end; or `idempotency-in-flight`")
    public Uni<RenderingJobView> cancel(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return renderLater.cancel(actors.current(), key, id);
    }

    @GET
    @Path("/{id}/asset")
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            operationId = "getRenderedAsset",
            summary = "The labelled media, until its retention time is over",
            description =
                    "In its own media type. Answers `Range` with 206, and `If-None-Match` with"
                            + " 304.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            headers =
                    @Header(
                            name = ReprDigest.HEADER,
                            description = "SHA-256 of the labelled media (RFC 9530)",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The part that Range asked for")
    @APIResponse(responseCode = "304", description = "It is as If-None-Match knows it")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`rendering-not-ready`; or `rendering-not-released`: it failed or was"
                            + " cancelled")
    @APIResponse(responseCode = "410", description = "`rendered-media-gone`: its time is over")
    @APIResponse(
            responseCode = "416",
            description = "`range-not-satisfiable`: there are not as many")
    public Uni<RestResponse<Object>> asset(@RestPath UUID id, @BeanParam Wanted wanted) {
        return renderLater
                .media(actors.current().organization(), id)
                .map(media -> KeptBytes.of(media).answer(wanted).build());
    }
}
