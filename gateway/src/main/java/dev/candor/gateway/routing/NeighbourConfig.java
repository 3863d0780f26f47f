package dev.candor.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where the other services are, and how long they may take.
@ConfigMapping(prefix = "candor")
public interface NeighbourConfig {
    Address consent();

    Address provenance();

    Address label();

    Routing routing();

    /// One service.
    interface Address {
        /// Scheme, host and port, without a path.
        URI url();
    }

    /// Limits of what passes through.
    interface Routing {
        /// Largest body of a caller with a token, in bytes.
        @WithDefault("2147483648")
        long maxBody();

        /// Largest body of a caller without one, in bytes.
        @WithDefault("104857600")
        long maxAnonymousBody();

        /// Longest wait for a connection to a service.
        @WithDefault("PT2S")
        Duration connectTimeout();

        /// Longest time one step of a publication may take at a service.
        @WithDefault("PT2M")
        Duration callTimeout();

        /// Longest silence on a connection to a service, either way.
        @WithDefault("PT2M")
        Duration idleTimeout();
    }

    default URI urlOf(Neighbour neighbour) {
        return switch (neighbour) {
            case CONSENT -> consent().url();
            case PROVENANCE -> provenance().url();
            case LABEL -> label().url();
        };
    }
}
