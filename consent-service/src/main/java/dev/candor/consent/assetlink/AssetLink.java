package dev.candor.consent.assetlink;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.scope.Action;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One published asset and the grants it stands on.
///
/// @param assetSha256 of the signed asset, lower-case hexadecimal
/// @param manifest URN of its active manifest
/// @param check the consent check it was admitted by; none when it shows nobody
record AssetLink(
        UUID id,
        UUID publication,
        String assetSha256,
        String manifest,
        UUID verdict,
        @Nullable UUID check,
        List<GrantId> grants,
        Action action,
        Instant linkedAt) {
    AssetLink {
        grants = List.copyOf(grants);
    }
}
