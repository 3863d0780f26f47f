package dev.candor.consent.assetlink;

import dev.candor.consent.grant.FindGrants;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.scope.Codes;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Tag(name = "Asset links", description = "Which asset stands on which grant")
@Path("/v1/asset-links")
class AssetLinkResource {
    private final LinkAsset linkAsset;
    private final AssetLinks assetLinks;
    private final FindGrants findGrants;
    private final Actors actors;

    AssetLinkResource(
            LinkAsset linkAsset, AssetLinks assetLinks, FindGrants findGrants, Actors actors) {
        this.linkAsset = linkAsset;
        this.assetLinks = assetLinks;
        this.findGrants = findGrants;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(summary = "Link a published asset", description = "So that a withdrawal finds it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssetLinkRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "link",
                                            value = AssetLinkExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Linked",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AssetLinkView.class),
                            examples =
                                    @ExampleObject(
                                            name = "linked",
                                            value = AssetLinkExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<AssetLinkView>> link(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull AssetLinkRequest request) {
        return linkAsset
                .link(actors.current(), key, request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List links",
            description =
                    "With grant what stands on it; with asset, the SHA-256 of its bytes, on what it"
                            + " stands, for the organization's staff. Oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(implementation = AssetLinkExamples.AssetLinkPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = AssetLinkExamples.PAGE)))
    @APIResponse(responseCode = "404", description = "`unknown-grant`: no such grant")
    public Uni<Page<AssetLinkView>> list(
            @RestQuery @Pattern(regexp = Codes.UUID, message = Codes.NOT_A_UUID)
                    @Nullable String grant,
            @Parameter(description = "SHA-256 of the published asset")
                    @RestQuery
                    @Pattern(
                            regexp = "[0-9a-f]{64}",
                            message = "not 64 lower-case hexadecimal digits of a SHA-256")
                    @Nullable String asset,
            @Valid @BeanParam PageRequest page) {
        return find(actors.current(), grant, asset, page)
                .map(found -> found.map(AssetLinkView::of));
    }

    private Uni<Page<AssetLink>> find(
            Actor actor, @Nullable String grant, @Nullable String asset, PageRequest page) {
        if (grant != null && asset != null) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "Name the grant or the asset.")
                    .at("?asset");
        }
        if (asset != null) {
            Errand.READ.mustBeOfficial(actor);
            return assetLinks.ofAsset(actor.organization(), asset, page);
        }
        return standingOn(actor, required(grant), page);
    }

    private static GrantId required(@Nullable String grant) {
        if (grant == null) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "Name the grant.").at("?grant");
        }
        return new GrantId(UUID.fromString(grant));
    }

    private Uni<Page<AssetLink>> standingOn(Actor actor, GrantId grant, PageRequest page) {
        return findGrants
                .mustExist(actor, Errand.READ, grant)
                .chain(() -> assetLinks.standingOn(actor.organization(), grant, page));
    }
}
