package dev.candor.consent.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How grants are kept.
@ConfigMapping(prefix = "candor.grants")
interface GrantConfig {
    /// How often the ends that came by the clock are written down.
    @WithDefault("30S")
    Duration lookEvery();

    /// How many of them at a time, 1 to 10,000.
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int atATime();
}
