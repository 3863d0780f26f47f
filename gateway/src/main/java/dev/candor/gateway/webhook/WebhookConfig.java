package dev.candor.gateway.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How events reach subscribers.
@ConfigMapping(prefix = "candor.webhooks")
interface WebhookConfig {
    /// File with 32 bytes in Base64, under which signing secrets are sealed. Without it nobody can
    /// subscribe.
    Optional<Path> secretFile();

    /// Whether that file is made where it is missing, and whether receivers on this machine's own
    /// loopback are reached, without TLS too. For machines that people develop on.
    @WithDefault("false")
    boolean development();

    /// Hosts that are reached although their addresses are not public: receivers in the
    /// installation's own network, by name, each with TLS.
    Optional<Set<String>> insideHosts();

    /// Most webhooks of one organization, 1 to 1,000.
    @WithDefault("50")
    @Min(1)
    @Max(1000)
    int most();

    /// How often to look for what is due; what comes in is looked for at once.
    @WithDefault("PT0.25S")
    Duration lookEvery();

    /// Most deliveries that one replica has under way.
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int underWay();

    /// Most deliveries that one webhook has under way, on all replicas together.
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int underWayEach();

    /// How long one attempt may take, names and TLS included.
    @WithDefault("PT15S")
    Duration patience();

    /// How long a replica that stops without a word keeps others from trying; longer than
    /// `patience` twice.
    @WithDefault("PT60S")
    Duration lease();

    /// Waits after the attempts that failed. After the attempt that follows the last of them a
    /// delivery is dead: it is tried again when somebody asks.
    @WithDefault("PT5S,PT30S,PT5M,PT30M,PT2H,PT5H,PT10H,PT10H")
    List<Duration> waits();

    /// How long nothing may arrive before a webhook is disabled.
    @WithDefault("P5D")
    Duration disableAfter();

    /// How long a secret that was replaced signs beside its successor.
    @WithDefault("P1D")
    Duration overlap();

    /// How long the log of deliveries is kept, and what waits.
    @WithDefault("P30D")
    Duration kept();
}
