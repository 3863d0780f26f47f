package dev.candor.consent.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How checks are answered.
@ConfigMapping(prefix = "candor.consent.check")
interface CheckConfig {
    /// How long a signed answer is good at most: as long as media takes from its check to its
    /// signature. Who verifies takes no more than a day.
    @WithDefault("PT4H")
    Duration tokenLife();

    /// How long the database may take to answer; after that a check is refused.
    @WithDefault("PT5S")
    Duration patience();
}
