package dev.candor.consent.assetlink;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.scope.Action;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A published asset to link.
record AssetLinkRequest(
        @NotNull UUID publicationId,
        @NotNull
                @Pattern(
                        regexp = "[0-9a-f]{64}",
                        message = "not 64 lower-case hexadecimal digits of a SHA-256")
                String assetSha256,
        @NotNull @Size(max = 300) @Pattern(regexp = "urn:[!-~]+", message = "not a URN")
                String manifest,
        @NotNull UUID verdictId,
        @Nullable UUID checkId,
        @NotNull @Size(max = 50) List<@NotNull UUID> grants,
        @NotNull Action action) {
    List<GrantId> distinctGrants() {
        return grants.stream().distinct().map(GrantId::new).toList();
    }
}
