package dev.candor.consent.toolcard;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Tag(name = "Tool cards", description = "What a tool can do, cannot do and may do wrong")
@Path("/v1/tool-cards")
class ToolCardResource {
    private final PublishToolCard publishToolCard;
    private final ToolCards toolCards;
    private final PublicOrganization publicOrganization;
    private final Actors actors;

    ToolCardResource(
            PublishToolCard publishToolCard,
            ToolCards toolCards,
            PublicOrganization publicOrganization,
            Actors actors) {
        this.publishToolCard = publishToolCard;
        this.toolCards = toolCards;
        this.publicOrganization = publicOrganization;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.POLICY_WRITE)
    @Operation(
            summary = "Publish a tool card",
            description =
                    "A published card never changes. The same code again is its next version. A"
                        + " signing identity names the card of its tool by this code, and so does"
                        + " every manifest that the tool's media get.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ToolCardBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "generator",
                                            value = ToolCardExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Published; Location names the version",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ToolCardView.class),
                            examples =
                                    @ExampleObject(
                                            name = "published",
                                            value = ToolCardExamples.VIEW)))
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<ToolCardView>> publish(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ToolCardBody card) {
        return publishToolCard
                .publish(actors.current(), key, card)
                .map(
                        view ->
                                ResponseBuilder.<ToolCardView>created(
                                                URI.create("/v1/tool-cards/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List tool cards",
            description = "The latest version of each. No token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ToolCardExamples.ToolCardPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = ToolCardExamples.PAGE)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-organization`: it shows nothing here")
    public Uni<Page<ToolCardView>> list(
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @Valid @BeanParam PageRequest page) {
        return toolCards
                .list(publicOrganization.named(organization), page)
                .map(found -> found.map(publishToolCard::view));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            summary = "Read a tool card",
            description =
                    "By its code the latest version, or the one that version names; by id that"
                            + " version. No token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "The card; ETag is the digest of what it says",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ToolCardView.class),
                            examples =
                                    @ExampleObject(name = "card", value = ToolCardExamples.VIEW)))
    @APIResponse(responseCode = "304", description = "Not changed")
    @APIResponse(
            responseCode = "404",
            description =
                    "`unknown-tool-card`: no such card, or no such version of it; or"
                            + " `unknown-organization`")
    public Uni<RestResponse<ToolCardView>> get(
            @RestPath String id,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @RestQuery @Min(1) @Nullable Integer version,
            @Context Request conditions) {
        return toolCards
                .require(publicOrganization.named(organization), id, version)
                .map(publishToolCard::view)
                .map(view -> unlessUnchanged(view, conditions));
    }

    @GET
    @Path("/{id}/versions")
    @PermitAll
    @Operation(
            summary = "Read every version of a tool card",
            description = "By its code; first one first. No token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "The versions",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ToolCardHistoryView.class),
                            examples =
                                    @ExampleObject(
                                            name = "versions",
                                            value = ToolCardExamples.PAGE)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`unknown-tool-card`: no such card, or no such version of it; or"
                            + " `unknown-organization`")
    public Uni<ToolCardHistoryView> versions(
            @RestPath String id,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        var owner = publicOrganization.named(organization);
        return toolCards
                .require(owner, id, null)
                .chain(card -> toolCards.history(owner, card.code))
                .map(
                        rows ->
                                new ToolCardHistoryView(
                                        rows.stream().map(publishToolCard::view).toList()));
    }

    private static RestResponse<ToolCardView> unlessUnchanged(
            ToolCardView view, Request conditions) {
        var tag = new EntityTag(view.version() + "-" + view.digest().substring(0, 16));
        var answer =
                conditions.evaluatePreconditions(tag) == null
                        ? ResponseBuilder.ok(view).tag(tag)
                        : ResponseBuilder.<ToolCardView>notModified(tag);
        return answer.header(HttpHeaders.CACHE_CONTROL, "public, max-age=60").build();
    }
}
