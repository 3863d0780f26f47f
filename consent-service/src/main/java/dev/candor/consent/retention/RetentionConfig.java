package dev.candor.consent.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What an operator keeps beyond what the law of consent itself asks.
@ConfigMapping(prefix = "candor.consent.retention")
interface RetentionConfig {
    /// How long after the end of the last consent its proof stays readable, against claims. The
    /// default keeps none: what may be defended against differs from country to country.
    @WithDefault("0S")
    Duration proofOfConsent();
}
