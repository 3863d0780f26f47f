package dev.candor.gateway.adjustment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How other services are told how publications stand.
@ConfigMapping(prefix = "candor.gateway.standing")
interface StandingConfig {
    /// How many calls this replica has under way at a time, 1 to 64.
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int atATime();

    /// How often this replica looks for what is due or what another one left.
    @WithDefault("PT1S")
    Duration lookEvery();

    /// How long a replica that dies over a call keeps others from it; longer than a call may take.
    @WithDefault("PT1M")
    Duration lease();

    /// Pause after the first attempt that came to nothing; it doubles, up to [#longestPause].
    @WithDefault("PT1S")
    Duration pause();

    @WithDefault("PT5M")
    Duration longestPause();
}
