package dev.candor.consent.transfer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Bounds of imports.
@ConfigMapping(prefix = "candor.consent.transfer")
interface TransferConfig {
    /// Most rows of one import.
    @WithDefault("200000")
    @Min(1)
    int maxRows();

    /// Longest row, in characters.
    @WithDefault("65536")
    @Min(100)
    int maxRowLength();

    /// Rows that one transaction works off, 1 to 1,000: so long others of the organization wait.
    @WithDefault("25")
    @Min(1)
    @Max(1000)
    int chunk();

    /// How often to look for an import to work off.
    @WithDefault("PT1S")
    Duration lookEvery();

    /// How long a process that stops without a word keeps others from going on.
    @WithDefault("PT30S")
    Duration lease();
}
