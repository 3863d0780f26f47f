package dev.candor.gateway.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A webhook and its new secret, which is shown in this answer alone.
@RegisterForReflection
public record WebhookSecretView(
        WebhookView webhook,
        @Schema(description = "Signs from now on; keep it, it is not shown again") String secret) {
    @Override
    public String toString() {
        return "WebhookSecretView[" + webhook.id() + "]";
    }
}
