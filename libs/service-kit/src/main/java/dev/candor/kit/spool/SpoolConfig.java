package dev.candor.kit.spool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// Where media under work lies.
@ConfigMapping(prefix = "candor.spool")
interface SpoolConfig {
    /// A folder that all services of an installation share. No default: an operator has to choose
    /// it.
    Path directory();

    /// How long a spooled file lives when nobody deletes it earlier.
    @WithDefault("PT1H")
    Duration retention();
}
