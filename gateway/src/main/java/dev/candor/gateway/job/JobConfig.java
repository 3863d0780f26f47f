package dev.candor.gateway.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Work that is done after its request was answered.
@ConfigMapping(prefix = "candor.gateway.job")
public interface JobConfig {
    /// How many jobs this replica works on at a time, 1 to 64.
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int atATime();

    /// How often this replica looks for work that waits or that another one left.
    @WithDefault("PT1S")
    Duration lookEvery();

    /// After so long without a sign of life the work of a replica is taken over. Signs are given,
    /// and a cancellation is noticed, ten times in it.
    @WithDefault("PT20S")
    Duration lease();

    /// How often a job is taken up without coming further before it is given up, 1 to 50.
    @WithDefault("12")
    @Min(1)
    @Max(50)
    int attempts();

    /// Pause after the first attempt that came to nothing; it doubles, up to [#longestPause].
    @WithDefault("PT1S")
    Duration pause();

    @WithDefault("PT30S")
    Duration longestPause();

    /// How long the media of a job may lie there while it is not finished.
    @WithDefault("P1D")
    Duration longest();

    /// How long a finished job is known.
    @WithDefault("P30D")
    Duration keep();
}
