package dev.candor.gateway.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A webhook as its organization sees it.
@RegisterForReflection
public record WebhookView(
        UUID id,
        String url,
        List<String> types,
        String description,
        WebhookState state,
        @Schema(description = "Why it is disabled") @Nullable String because,
        @Schema(description = "Since when nothing arrives") @Nullable Instant failingSince,
        @Schema(description = "Until when the secret before this one signs as well")
                @Nullable Instant formerSecretUntil,
        Instant createdAt,
        Instant changedAt) {
    public WebhookView {
        types = List.copyOf(types);
    }

    /// Whether events are sent to it.
    public boolean runs() {
        return state == WebhookState.ENABLED;
    }

    static WebhookView of(WebhookRow row) {
        return new WebhookView(
                row.id,
                row.url,
                EventFilter.read(row.types).types(),
                row.description,
                row.state,
                row.because,
                row.failingSince,
                row.formerUntil,
                row.createdAt,
                row.changedAt);
    }
}
