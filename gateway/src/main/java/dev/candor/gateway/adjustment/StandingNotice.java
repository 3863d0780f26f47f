package dev.candor.gateway.adjustment;

import dev.candor.gateway.routing.Neighbour;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One service to be told how one publication stands, held by whoever claimed it.
///
/// @param revision grows with each adjustment; a service takes what is newer than what it knows
/// @param attempts this one included
/// @param verdict of the publication; null while it is not stored yet
/// @param manifest of the publication; null while it is not stored yet
record StandingNotice(
        UUID publication,
        Neighbour neighbour,
        String organization,
        long revision,
        int attempts,
        @Nullable String verdict,
        @Nullable String manifest) {

    /// Where the service takes it; empty while the publication is not stored yet.
    Optional<String> path() {
        return switch (neighbour) {
            case LABEL -> Optional.ofNullable(verdict).map("/v1/verdicts/%s/standing"::formatted);
            case PROVENANCE ->
                    Optional.ofNullable(manifest).map("/v1/manifests/%s/standing"::formatted);
            case CONSENT -> throw new IllegalStateException("consent-service knows it first");
        };
    }
}
