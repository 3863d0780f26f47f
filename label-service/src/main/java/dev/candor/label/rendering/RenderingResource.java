package dev.candor.label.rendering;

import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.PlanId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Labels put into media.
@Path("/v1/renderings")
@Tag(name = "Renderings")
class RenderingResource {
    private final RenderLabel renderLabel;
    private final DirectBody directBody;
    private final Actors actors;

    RenderingResource(RenderLabel renderLabel, DirectBody directBody, Actors actors) {
        this.renderLabel = renderLabel;
        this.directBody = directBody;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.LABEL_RENDER)
    @Operation(
            summary = "Label media",
            description =
                    "Sent as the request's body, a JPEG or PNG image comes back with the planned"
                        + " label in it. The label is measured in the written pixels; what is not"
                        + " legible is refused. The JSON form names media in the spool and is for"
                        + " the gateway alone.")
    public Uni<RestResponse<RenderingView>> spooled(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull RenderingRequest request) {
        var actor = actors.current();
        if (!actor.viaGateway()) {
            throw new Declined(
                    CommonProblem.FORBIDDEN,
                    "Spooled media is taken from the gateway alone; send the bytes.");
        }
        return renderLabel
                .spooled(actor, key, request)
                .map(
                        view ->
                                ResponseBuilder.<RenderingView>created(
                                                URI.create("/v1/renderings/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @POST
    @Consumes({"image/jpeg", "image/png", MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed(Scopes.LABEL_RENDER)
    @Blocking // the body is read as it comes
    @Operation(hidden = true)
    public Uni<RestResponse<File>> direct(
            @RestQuery @NotNull UUID plan,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Context RoutingContext exchange,
            InputStream body) {
        var actor = actors.current();
        var source = directBody.take(actor.organization(), body);
        discardAfter(exchange, source);
        return onEventLoop()
                .chain(() -> renderLabel.direct(actor, key, new PlanId(plan), source))
                .map(result -> answer(exchange, result));
    }

    private RestResponse<File> answer(RoutingContext exchange, RenderLabel.Result result) {
        var media = result.media();
        discardAfter(exchange, media);
        var answer =
                ResponseBuilder.ok(media.path().toFile(), media.mediaType())
                        .header(ReprDigest.HEADER, ReprDigest.format(media.sha256()));
        return switch (result.rendering().outcome()) {
            case Rendering.NotDue _ -> answer.header("Candor-Label", "none").build();
            case Rendering.Drawn drawn ->
                    answer.header("Candor-Label", "drawn")
                            .header("Candor-Contrast-Ratio", drawn.measured().contrastRatio())
                            .header("Candor-Label-Box", box(drawn.measured().box()))
                            .build();
        };
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
