package dev.candor.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of what passes through to other services.
@ConfigMapping(prefix = "candor.routing")
interface RoutingConfig {
    /// Largest body that is not media, in bytes.
    @WithDefault("1048576")
    long maxJsonBody();

    /// Largest media of a caller with a token, in bytes.
    @WithDefault("2147483648")
    long maxBody();

    /// Largest media of a caller without one, in bytes.
    @WithDefault("104857600")
    long maxAnonymousBody();

    /// Longest wait for a connection to a service.
    @WithDefault("PT2S")
    Duration connectTimeout();

    /// Longest time one call of the gateway's own may take at a service.
    @WithDefault("PT2M")
    Duration callTimeout();

    /// Longest silence on a connection to a service, either way.
    @WithDefault("PT2M")
    Duration idleTimeout();

    /// Longest time an unused connection to a service is kept: shorter than the services keep
    /// theirs, so that none is used just when it is closed at the other end.
    @WithDefault("PT10S")
    Duration keepAlive();
}
