package dev.candor.provenance.identity;

import dev.candor.provenance.identity.KeyUse.Outcome;
import dev.candor.provenance.identity.KeyUse.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One entry of the record of key uses as it is answered.
@Schema(name = "KeyUse")
record KeyUseView(
        UUID id,
        @Schema(description = "Joins what was attempted and what came of it") UUID use,
        String identity,
        Purpose purpose,
        @Schema(description = "ATTEMPTED is written before the key is touched") Outcome outcome,
        @Schema(description = "Subject of the token") String actor,
        @Schema(description = "SHA-256 of the signer's certificate")
                @Nullable String certificateSha256,
        @Schema(description = "SHA-256 of the media as it came") @Nullable String assetSha256,
        @Schema(description = "Label of the manifest that was signed") @Nullable String manifest,
        @Schema(description = "Why it failed, in a word") @Nullable String reason,
        Instant at) {
    static KeyUseView of(KeyUseRow row) {
        return new KeyUseView(
                row.id,
                row.useId,
                row.identity,
                row.purpose,
                row.outcome,
                row.actorId,
                row.certificateSha256,
                row.assetSha256,
                row.manifest,
                row.reason,
                row.at);
    }
}
