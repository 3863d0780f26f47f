package dev.candor.label.rendering;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Records of renderings, and the gateway's own door to them.
@Path("/v1/renderings")
@Tag(name = "Renderings")
class RenderingResource {
    private final RenderLabel renderLabel;
    private final Renderings renderings;
    private final Actors actors;

    RenderingResource(RenderLabel renderLabel, Renderings renderings, Actors actors) {
        this.renderLabel = renderLabel;
        this.renderings = renderings;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.LABEL_RENDER)
    @Operation(hidden = true) // what the gateway says to us is no public interface
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

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            summary = "Read the record of a rendering",
            description =
                    "Which plan was followed, what was put where, and how well it can be"
                            + " read. The media is not kept with it.")
    @APIResponse(
            responseCode = "200",
            description = "The record",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RenderingRecordView.class),
                            examples =
                                    @ExampleObject(
                                            name = "drawn",
                                            value = RenderingExamples.RECORD)))
    @APIResponse(responseCode = "404", description = "`unknown-rendering`: no such rendering")
    public Uni<RenderingRecordView> get(@RestPath UUID id) {
        return renderings.require(actors.current().organization(), id).map(RenderingRecordView::of);
    }
}
