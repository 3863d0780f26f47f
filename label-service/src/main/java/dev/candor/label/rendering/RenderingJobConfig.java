package dev.candor.label.rendering;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Renderings that are asked for now and made later.
@ConfigMapping(prefix = "candor.label.rendering-job")
interface RenderingJobConfig {
    /// How many this replica makes at a time, 1 to 64.
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int atATime();

    /// How often this replica looks for work that another one left.
    @WithDefault("PT2S")
    Duration lookEvery();

    /// After so long without a sign of life the work of a replica is taken over. Progress is
    /// written, and a cancellation noticed, fifteen times in it.
    @WithDefault("PT30S")
    Duration lease();

    /// How long a finished job is known. Its media goes with the spool's retention time, its record
    /// stays.
    @WithDefault("P30D")
    Duration keep();

    /// How often one rendering is tried when a replica dies or stumbles over it, 1 to 10.
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int attempts();
}
