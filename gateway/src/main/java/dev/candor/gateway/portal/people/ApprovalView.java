package dev.candor.gateway.portal.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.kit.id.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A single use that needs a word of its own: the members the portal reads.
record ApprovalView(
        UUID id, String useKind, String description, String outcome, Instant requestedAt) {
    /// What is answered to it.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdict(String verdict, @Nullable String reason) {}

    public boolean waits() {
        return outcome.equals("REQUESTED");
    }

    public String tone() {
        return switch (outcome) {
            case "APPROVED" -> "good";
            case "REQUESTED" -> "fair";
            default -> "none";
        };
    }

    /// Marks one pressing of a button, so that pressing twice does it once.
    public String key() {
        return Ids.next().toString();
    }
}
