package dev.candor.provenance.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Signatures that are asked for now and made later.
@ConfigMapping(prefix = "candor.provenance.signature")
interface SignatureConfig {
    /// How many this replica makes at a time, 1 to 64.
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int atATime();

    /// How often this replica looks for work that another one left.
    @WithDefault("PT2S")
    Duration lookEvery();

    /// After so long without a sign of life the work of a replica is taken over.
    @WithDefault("PT30S")
    Duration lease();

    /// How often one signature is tried when a replica dies over it, 1 to 10.
    @WithDefault("3")
    @Min(1)
    @Max(10)
    int attempts();
}
