package dev.candor.consent.notice;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Tag(name = "Notices", description = "What people are told before they answer")
@Path("/v1/notices")
class NoticeResource {
    private final PublishNotice publishNotice;
    private final Notices notices;
    private final Actors actors;

    NoticeResource(PublishNotice publishNotice, Notices notices, Actors actors) {
        this.publishNotice = publishNotice;
        this.notices = notices;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Publish a notice",
            description =
                    "A published text never changes. The same title in the same language again is"
                            + " its next version.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NoticeRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "notice",
                                            value = NoticeExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Published; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NoticeView.class),
                            examples =
                                    @ExampleObject(
                                            name = "published",
                                            value = NoticeExamples.VIEW)))
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<NoticeView>> publish(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull NoticeRequest request) {
        return publishNotice
                .publish(actors.current(), key, request)
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<NoticeView>created(
                                                URI.create("/v1/notices/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(summary = "Read a notice", description = "The exact words and their SHA-256.")
    @APIResponse(
            responseCode = "200",
            description = "The notice",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NoticeView.class),
                            examples =
                                    @ExampleObject(name = "notice", value = NoticeExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-notice`: no such notice")
    public Uni<NoticeView> get(@RestPath UUID id) {
        return notices.require(actors.current().organization(), new NoticeId(id))
                .map(NoticeView::of);
    }
}
