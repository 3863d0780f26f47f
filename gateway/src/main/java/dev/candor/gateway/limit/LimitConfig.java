package dev.candor.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Requests a minute.
@ConfigMapping(prefix = "candor.limits")
interface LimitConfig {
    /// Of one account: a person, or a client that signs in for itself.
    @WithDefault("120000")
    int account();

    /// Of one address without a token; of IPv6 a network of 64 bits counts as one.
    @WithDefault("1800")
    int anonymous();
}
