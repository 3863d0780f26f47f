package dev.candor.gateway.upload.reference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Stores that assets are fetched from.
@ConfigMapping(prefix = "candor.gateway.stores")
interface StoreConfig {
    /// Origins, such as `https://media.example.org`: scheme, host and, where it is not the usual
    /// one, port. Nothing is fetched without.
    Optional<Set<URI>> origins();

    /// Hosts that are reached although their addresses are not public: stores in the installation's
    /// own network, by name.
    Optional<Set<String>> insideHosts();

    /// Whether a store on this machine's own loopback may be listed, without TLS too. For machines
    /// that people develop on.
    @WithDefault("false")
    boolean development();

    /// How long a store may take until it answers, and between two bytes.
    @WithDefault("PT30S")
    Duration patience();

    /// How long one asset may take.
    @WithDefault("PT15M")
    Duration longest();
}
