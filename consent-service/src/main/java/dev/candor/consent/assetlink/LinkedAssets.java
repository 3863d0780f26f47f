package dev.candor.consent.assetlink;

import dev.candor.consent.event.Touched;
import dev.candor.consent.event.Touches;
import dev.candor.consent.grant.GrantId;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// What a change of a grant touches: the assets that were linked to it.
@ApplicationScoped
class LinkedAssets implements Touched {
    /// So that no event grows without bound.
    private static final int MOST = 1_000;

    private final AssetLinks assetLinks;

    LinkedAssets(AssetLinks assetLinks) {
        this.assetLinks = assetLinks;
    }

    @Override
    public Uni<Touches> by(Organization organization, UUID grant) {
        return assetLinks
                .standingOn(organization, new GrantId(grant), MOST + 1)
                .map(LinkedAssets::cut);
    }

    private static Touches cut(List<AssetLink> links) {
        return new Touches(
                links.stream()
                        .limit(MOST)
                        .map(
                                link ->
                                        new Touches.Asset(
                                                link.publication(),
                                                link.assetSha256(),
                                                link.manifest(),
                                                link.action().name()))
                        .toList(),
                links.size() > MOST);
    }
}
