package dev.candor.gateway.portal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A grant of consent: the members the portal reads.
record GrantView(
        UUID id,
        UUID subjectId,
        String licensee,
        String state,
        @Nullable Instant requestedAt,
        List<ScopeLine> scope) {

    /// One line of its scope.
    record ScopeLine(
            String effect,
            List<String> actions,
            List<String> modalities,
            List<String> purposes,
            List<String> territories,
            List<String> channels,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String description) {
        public boolean permits() {
            return effect.equals("PERMIT");
        }
    }

    public boolean isActive() {
        return state.equals("ACTIVE");
    }

    public boolean waits() {
        return state.equals("REQUESTED");
    }

    /// How the state is drawn; its word stands beside it.
    public String tone() {
        return switch (state) {
            case "ACTIVE" -> "good";
            case "REQUESTED" -> "fair";
            default -> "none";
        };
    }
}
