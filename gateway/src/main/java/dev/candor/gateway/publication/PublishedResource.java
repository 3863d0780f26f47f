package dev.candor.gateway.publication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.kit.delivery.Wanted;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// What was published, over HTTP.
@Path("/v1/publications")
@Tag(name = "Publish")
class PublishedResource {
    private final Publications publications;
    private final Standings standings;
    private final AssetDelivery delivery;
    private final Actors actors;

    PublishedResource(
            Publications publications, Standings standings, AssetDelivery delivery, Actors actors) {
        this.publications = publications;
        this.standings = standings;
        this.delivery = delivery;
        this.actors = actors;
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
            description = "`range-not-satisfiable`: there are not as many")
    public Uni<RestResponse<Object>> asset(@RestPath UUID id, @BeanParam Wanted wanted) {
        return publications
                .require(actors.current().organization(), new PublicationId(id))
                .call(standings::requireGivenOut)
                .map(found -> delivery.deliver(found, wanted));
    }
}
