package dev.candor.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where events go.
@ConfigMapping(prefix = "candor.events")
interface OutboxConfig {
    /// The gateway's inbox, such as `http://gateway/internal/events`. Without it events wait.
    Optional<URI> inbox();

    /// The service's own client at the identity provider. A service without one tells nothing.
    Optional<String> clientId();

    /// That client's secret. Without it events wait.
    Optional<String> clientSecret();

    /// How often to look for events.
    @WithDefault("PT0.5S")
    Duration lookEvery();

    /// Most events of one delivery, 1 to 1,000.
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int batch();

    /// How long one call may take.
    @WithDefault("PT10S")
    Duration patience();

    /// How long a process that stops without a word keeps others from delivering; longer than
    /// `patience` twice.
    @WithDefault("PT30S")
    Duration lease();

    /// Longest wait after deliveries that failed; each failure doubles it from one second on.
    @WithDefault("PT1M")
    Duration longestWait();
}
