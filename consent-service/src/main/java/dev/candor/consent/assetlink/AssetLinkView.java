package dev.candor.consent.assetlink;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.scope.Action;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A link as answers carry it.
record AssetLinkView(
        UUID id,
        UUID publicationId,
        String assetSha256,
        String manifest,
        UUID verdictId,
        @Nullable UUID checkId,
        List<UUID> grants,
        Action action,
        Instant linkedAt) {
    static AssetLinkView of(AssetLink link) {
        return new AssetLinkView(
                link.id(),
                link.publication(),
                link.assetSha256(),
                link.manifest(),
                link.verdict(),
                link.check(),
                link.grants().stream().map(GrantId::value).toList(),
                link.action(),
                link.linkedAt());
    }
}
