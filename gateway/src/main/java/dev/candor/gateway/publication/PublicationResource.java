package dev.candor.gateway.publication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
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
    private final Publications publications;
    private final AssetDelivery delivery;
    private final Actors actors;

    PublicationResource(
            DeclaredUpload upload,
            PublishOnce publish,
            Publications publications,
            AssetDelivery delivery,
            Actors actors) {
        this.upload = upload;
        this.publish = publish;
        this.publications = publications;
        this.delivery = delivery;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Blocking // the body is read as it comes; the steps that follow wait on nothing
    public Uni<RestResponse<PublicationView>> publish(
            @RestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            InputStream body)
            throws IOException {
        var actor = actors.current();
        PublicationKeys.slot(actor, key);
        var taken = upload.read(actor.organization(), contentType, body);
        return publish.publish(actor, taken.declaration(), taken.asset(), key)
                .map(PublicationView::of)
                .map(PublicationResource::created);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    public Uni<Page<PublicationView>> list(@BeanParam @Valid PageRequest page) {
        return publications
                .list(actors.current().organization(), page.limit(), page.cursor())
                .map(found -> found.map(PublicationView::of));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    public Uni<PublicationView> get(@RestPath UUID id) {
        return publications
                .require(actors.current().organization(), new PublicationId(id))
                .map(PublicationView::of);
    }

    @GET
    @Path("/{id}/verification")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    public Uni<JsonNode> verification(@RestPath UUID id) {
        return publications.report(actors.current().organization(), new PublicationId(id));
    }

    @GET
    @Path("/{id}/label")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    public Uni<PublicationView.LabelView> label(@RestPath UUID id) {
        return publications
                .require(actors.current().organization(), new PublicationId(id))
                .map(PublicationView::label);
    }

    @GET
    @Path("/{id}/asset")
    @RolesAllowed(Scopes.PUBLICATION_READ)
    public Uni<RestResponse<Object>> asset(
            @RestPath UUID id,
            @RestHeader("Range") @Nullable String range,
            @RestHeader("If-Range") @Nullable String ifRange,
            @RestHeader("If-None-Match") @Nullable String ifNoneMatch) {
        return publications
                .require(actors.current().organization(), new PublicationId(id))
                .map(found -> delivery.deliver(found, range, ifRange, ifNoneMatch));
    }

    private static RestResponse<PublicationView> created(PublicationView view) {
        return ResponseBuilder.<PublicationView>created(URI.create("/v1/publications/" + view.id()))
                .entity(view)
                .build();
    }
}
