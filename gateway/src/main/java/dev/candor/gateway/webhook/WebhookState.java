package dev.candor.gateway.webhook;

/// Whether a webhook is told anything. What happens in the meantime waits.
public enum WebhookState {
    /// Is told.
    ENABLED,
    /// Somebody stopped it.
    SUSPENDED,
    /// Nothing arrived for too long, or the receiver said that it is gone.
    DISABLED
}
