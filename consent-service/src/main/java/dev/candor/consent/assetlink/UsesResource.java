package dev.candor.consent.assetlink;

import dev.candor.consent.grant.FindGrants;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.subject.Errand;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What was made on the strength of a grant, for the person too.
@Tag(name = "Asset links", description = "Which asset stands on which grant")
@Path("/v1/grants/{id}/uses")
class UsesResource {
    private final AssetLinks assetLinks;
    private final FindGrants findGrants;
    private final Actors actors;

    UsesResource(AssetLinks assetLinks, FindGrants findGrants, Actors actors) {
        this.assetLinks = assetLinks;
        this.findGrants = findGrants;
        this.actors = actors;
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List the uses of a grant",
            description = "Published assets that stand on it, oldest first.")
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
    public Uni<Page<AssetLinkView>> uses(@RestPath UUID id, @Valid @BeanParam PageRequest page) {
        var actor = actors.current();
        var grant = new GrantId(id);
        return findGrants
                .mustExist(actor, Errand.READ, grant)
                .chain(() -> assetLinks.standingOn(actor.organization(), grant, page))
                .map(found -> found.map(AssetLinkView::of));
    }
}
