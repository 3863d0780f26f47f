package dev.candor.gateway.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of a ping.
@RegisterForReflection
public record PingView(
        @Schema(description = "Sent as webhook-id") UUID event,
        boolean delivered,
        @Schema(description = "HTTP status of the answer") @Nullable Integer status,
        @Schema(description = "Why there was no answer") @Nullable String failure) {
    static PingView of(UUID event, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(int status) -> new PingView(event, true, status, null);
            case Outcome.Gone(int status) -> new PingView(event, false, status, null);
            case Outcome.Refused(int status, _) -> new PingView(event, false, status, null);
            case Outcome.Unreached(var why) -> new PingView(event, false, null, why);
        };
    }
}
