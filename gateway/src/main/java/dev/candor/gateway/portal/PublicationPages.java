package dev.candor.gateway.portal;

import dev.candor.gateway.adjustment.Adjustment;
import dev.candor.gateway.adjustment.Adjustments;
import dev.candor.gateway.adjustment.Standing;
import dev.candor.gateway.portal.PublicationPage.LabelWords;
import dev.candor.gateway.publication.AssetDelivery;
import dev.candor.gateway.publication.Publication;
import dev.candor.gateway.publication.PublicationId;
import dev.candor.gateway.publication.Publications;
import dev.candor.gateway.publication.PublishOnce;
import dev.candor.gateway.publication.Standings;
import dev.candor.gateway.upload.MultipartReader;
import dev.candor.kit.delivery.Wanted;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.problem.Declined;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Publications in the portal: the list, one, and the form.
@Path("/portal/publications")
class PublicationPages {
    private static final int PAGE = 25;

    private final Visitor visitor;
    private final Publications publications;
    private final PublishOnce publish;
    private final PublishForm form;
    private final Standings standings;
    private final Adjustments adjustments;
    private final AssetDelivery delivery;
    private final Registry registry;
    private final Clock clock;

    PublicationPages(
            Visitor visitor,
            Publications publications,
            PublishOnce publish,
            PublishForm form,
            Standings standings,
            Adjustments adjustments,
            AssetDelivery delivery,
            Registry registry,
            Clock clock) {
        this.visitor = visitor;
        this.publications = publications;
        this.publish = publish;
        this.form = form;
        this.standings = standings;
        this.adjustments = adjustments;
        this.delivery = delivery;
        this.registry = registry;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@RestQuery @Nullable String cursor) {
        var frame = visitor.in(Room.PUBLICATIONS);
        var from = Optional.ofNullable(cursor).map(Cursor::decode);
        return publications
                .list(frame.actor().organization(), PAGE, from)
                .map(page -> new PublicationsPage(frame, frame.w(), page.items(), page.next()));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> one(@RestPath UUID id) {
        var frame = visitor.in(Room.PUBLICATIONS);
        return publications
                .require(frame.actor().organization(), new PublicationId(id))
                .chain(found -> adjustments.of(id).map(became -> page(frame, found, became)));
    }

    private PublicationPage page(Frame frame, Publication found, List<Adjustment> became) {
        return new PublicationPage(
                frame,
                frame.w(),
                found,
                LabelWords.of(found.label()),
                Standing.of(became) == Standing.RETRACTED,
                found.isGone(clock.instant()),
                became);
    }

    @GET
    @Path("/{id}/asset")
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> asset(
            @RestPath UUID id, @RestHeader("Range") @Nullable String range) {
        return publications
                .require(visitor.actor().organization(), new PublicationId(id))
                .call(standings::requireGivenOut)
                .map(found -> delivery.deliver(found, Wanted.of(range, null, null)));
    }

    @GET
    @Path("/new")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(hidden = true)
    public Uni<TemplateInstance> empty() {
        return page(Map.of(), null);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(hidden = true)
    @Blocking // the body is read as it comes
    public Uni<RestResponse<Object>> publish(
            @RestHeader(HttpHeaders.CONTENT_TYPE) String contentType, InputStream body)
            throws IOException {
        var actor = visitor.actor();
        var filled = form.read(actor, MultipartReader.of(body, contentType));
        return published(actor, filled)
                .map(PublicationPages::seeOther)
                .onFailure(Declined.class)
                .recoverWithUni(failure -> refused(filled.fields(), (Declined) failure));
    }

    private Uni<Publication> published(Actor actor, PublishForm.Filled filled) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                publish.publish(
                                        actor, form.declaration(filled), form.asset(filled), null));
    }

    private Uni<RestResponse<Object>> refused(Map<String, List<String>> given, Declined declined) {
        return page(given, PublishPage.Refusal.of(declined))
                .map(
                        page ->
                                ResponseBuilder.<Object>create(declined.type().status())
                                        .entity(page)
                                        .build());
    }

    private Uni<TemplateInstance> page(
            Map<String, List<String>> given, PublishPage.@Nullable Refusal refusal) {
        var frame = visitor.in(Room.PUBLISH);
        return subjects(frame)
                .map(
                        people ->
                                new PublishPage(
                                        frame,
                                        frame.w(),
                                        people,
                                        new PublishPage.Entry(given, refusal, frame.w()),
                                        refusal));
    }

    /// Without the registry the form still opens: people can be named by id.
    private Uni<List<SubjectView>> subjects(Frame frame) {
        return frame.readsConsent()
                ? registry.subjects(visitor.credentials())
                        .onFailure(Declined.class)
                        .recoverWithItem(List.of())
                : Uni.createFrom().item(List.of());
    }

    private static RestResponse<Object> seeOther(Publication published) {
        return ResponseBuilder.<Object>create(303)
                .location(URI.create("/portal/publications/" + published.id()))
                .build();
    }
}
