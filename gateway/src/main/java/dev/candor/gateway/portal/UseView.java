package dev.candor.gateway.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was published on the strength of a grant: the members the portal reads.
///
/// @param checkId the check that was kept of it; absent when none was
@RegisterForReflection
record UseView(
        UUID id, String assetSha256, String action, Instant linkedAt, @Nullable UUID checkId) {
    /// What was asked before the use, as the registry kept it.
    record Kept(Question question) {}

    /// The question itself.
    record Question(String modality, String purpose, List<String> territories, String channel) {}
}
