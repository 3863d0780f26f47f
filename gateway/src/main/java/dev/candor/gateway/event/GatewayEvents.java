package dev.candor.gateway.event;

/// What happens at the gateway itself.
public final class GatewayEvents {
    /// The source of the gateway's own events.
    public static final String SOURCE = "/gateway";

    /// An asset was released.
    public static final String PUBLISHED = "dev.candor.gateway.publication-published";

    /// Somebody tries out a webhook.
    public static final String PINGED = "dev.candor.gateway.webhook-pinged";

    private GatewayEvents() {}
}
