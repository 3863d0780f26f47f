package dev.candor.consent.assetlink;

import dev.candor.consent.grant.FindGrants;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.hibernate.validator.constraints.UUID.LetterCase;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

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
    public Uni<RestResponse<AssetLinkView>> link(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull AssetLinkRequest request) {
        return linkAsset
                .link(actors.current(), key, request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    public Uni<Page<AssetLinkView>> list(
            @RestQuery
                    @NotNull
                    @org.hibernate.validator.constraints.UUID(letterCase = LetterCase.INSENSITIVE)
                    String grant,
            @Valid @BeanParam PageRequest page) {
        return standingOn(actors.current(), new GrantId(UUID.fromString(grant)), page)
                .map(found -> found.map(AssetLinkView::of));
    }

    private Uni<Page<AssetLink>> standingOn(Actor actor, GrantId grant, PageRequest page) {
        return findGrants
                .mustExist(actor, Errand.READ, grant)
                .chain(() -> assetLinks.standingOn(actor.organization(), grant, page));
    }
}
