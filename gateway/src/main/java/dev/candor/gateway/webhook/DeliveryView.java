package dev.candor.gateway.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One event for one webhook, and what became of it.
@RegisterForReflection
public record DeliveryView(
        UUID id,
        @Schema(description = "The event's id, sent as webhook-id") UUID event,
        String type,
        String subject,
        State state,
        int attempts,
        @Schema(description = "Not tried before; absent when it is not tried any more")
                @Nullable Instant notBefore,
        @Schema(description = "When it was tried last") @Nullable Instant triedAt,
        @Schema(description = "HTTP status of the last answer") @Nullable Integer status,
        @Schema(description = "Why there was no answer") @Nullable String failure,
        Instant createdAt) {
    /// Where it stands.
    public enum State {
        WAITING,
        DELIVERED,
        /// Given up; it is tried again when somebody asks.
        DEAD
    }
}
