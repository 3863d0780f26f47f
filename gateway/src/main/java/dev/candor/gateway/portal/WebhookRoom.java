package dev.candor.gateway.portal;

import dev.candor.gateway.portal.WebhookPage.Note;
import dev.candor.gateway.webhook.WebhookRequest;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// The room of webhooks: forms in, pages out. A page that shows a secret is not kept by anybody.
@Path("/portal/webhooks")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scopes.WEBHOOK_ADMIN)
class WebhookRoom {
    private static final String HERE = "/portal/webhooks";
    private static final List<String> DONE = List.of("suspended", "resumed", "again");

    private final Visitor visitor;
    private final WebhookPages pages;
    private final CsrfTokens tokens;

    WebhookRoom(Visitor visitor, WebhookPages pages, CsrfTokens tokens) {
        this.visitor = visitor;
        this.pages = pages;
        this.tokens = tokens;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> all() {
        return pages.all();
    }

    @POST
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> create(
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key,
            @RestForm @DefaultValue("") String url,
            @RestForm @DefaultValue("") String types,
            @RestForm @DefaultValue("") String description) {
        tokens.check(visitor.actor(), csrf);
        var request = WebhookPages.form(url, types, description);
        return Uni.createFrom()
                .deferred(() -> pages.create(once(key), request))
                .map(page -> secret(201, page))
                .onFailure(Refusals::isOne)
                .recoverWithUni(failure -> refused(request, (Declined) failure));
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> one(
            @RestPath UUID id,
            @RestQuery @Nullable String done,
            @RestQuery @Nullable String cursor) {
        var note = done != null && DONE.contains(done) ? Note.done(done) : Note.NONE;
        return pages.one(id, note, cursor);
    }

    @POST
    @Path("/{id}/ping")
    @Operation(hidden = true)
    public Uni<TemplateInstance> ping(@RestPath UUID id, @RestForm @DefaultValue("") String csrf) {
        tokens.check(visitor.actor(), csrf);
        return pages.ping(id);
    }

    @POST
    @Path("/{id}/secret-rotation")
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> rotate(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key) {
        tokens.check(visitor.actor(), csrf);
        return pages.rotate(once(key), id).map(page -> secret(200, page));
    }

    @POST
    @Path("/{id}/suspension")
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> suspend(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key) {
        tokens.check(visitor.actor(), csrf);
        return pages.suspend(once(key), id).map(_ -> to(HERE + "/" + id + "?done=suspended"));
    }

    @POST
    @Path("/{id}/resumption")
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> resume(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key) {
        tokens.check(visitor.actor(), csrf);
        return pages.resume(once(key), id).map(_ -> to(HERE + "/" + id + "?done=resumed"));
    }

    @POST
    @Path("/{id}/removal")
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> remove(
            @RestPath UUID id,
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String key) {
        tokens.check(visitor.actor(), csrf);
        return pages.remove(once(key), id).map(_ -> to(HERE));
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/redelivery")
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> again(
            @RestPath UUID id, @RestPath UUID delivery, @RestForm @DefaultValue("") String csrf) {
        tokens.check(visitor.actor(), csrf);
        return pages.again(id, delivery).map(_ -> to(HERE + "/" + id + "?done=again"));
    }

    private Uni<RestResponse<Object>> refused(WebhookRequest request, Declined why) {
        return pages.refused(request, why)
                .map(
                        page ->
                                ResponseBuilder.<Object>create(why.type().status())
                                        .entity(page)
                                        .build());
    }

    private static RestResponse<Object> secret(int status, TemplateInstance page) {
        return ResponseBuilder.<Object>create(status)
                .entity(page)
                .header("Cache-Control", "no-store")
                .build();
    }

    private static RestResponse<Object> to(String place) {
        return RestResponse.seeOther(URI.create(place));
    }

    private static String once(String key) {
        try {
            return UUID.fromString(key.strip()).toString();
        } catch (IllegalArgumentException e) {
            throw new Declined(
                    CommonProblem.INVALID_REQUEST, "The form is out of date. Open the page again.");
        }
    }
}
