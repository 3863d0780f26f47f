package dev.candor.consent.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// The published assets that stand on a grant.
///
/// @param more whether there are others; `GET /v1/grants/{id}/uses` lists all
@RegisterForReflection
public record Touches(List<Asset> assets, boolean more) {
    public Touches {
        assets = List.copyOf(assets);
    }

    /// One of them.
    ///
    /// @param assetSha256 of the signed asset
    /// @param manifest URN of its active manifest
    @RegisterForReflection
    public record Asset(UUID publicationId, String assetSha256, String manifest, String action) {}
}
