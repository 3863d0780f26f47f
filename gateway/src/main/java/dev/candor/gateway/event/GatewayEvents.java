package dev.candor.gateway.event;

/// What happens at the gateway itself.
public final class GatewayEvents {
    /// The source of the gateway's own events.
    public static final String SOURCE = "/gateway";

    /// An asset was released.
    public static final String PUBLISHED = "dev.candor.gateway.publication-published";

    /// A publication was corrected or retracted, or consent behind it ended.
    public static final String ADJUSTED = "dev.candor.gateway.publication-adjusted";

    /// Somebody tries out a webhook.
    public static final String PINGED = "dev.candor.gateway.webhook-pinged";

    private GatewayEvents() {}
}
