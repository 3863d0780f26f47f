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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

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
    public Uni<NoticeView> get(@RestPath UUID id) {
        return notices.require(actors.current().organization(), new NoticeId(id))
                .map(NoticeView::of);
    }
}
