package dev.candor.gateway.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/// What an installation says of itself to strangers.
@ConfigMapping(prefix = "candor.discovery")
interface DiscoveryConfig {
    /// Where reports of weaknesses go: a `mailto:`, `https:` or `tel:` address (RFC 9116, 2.5.3).
    Optional<URI> securityContact();

    /// How reports are dealt with (RFC 9116, 2.5.7).
    Optional<URI> securityPolicy();

    /// The issuer of tokens as clients outside reach it (RFC 9728, 2), where that is another
    /// address than the one the services use.
    Optional<URI> authorizationServer();

    /// Whether pages of any site may verify files and read public records here by script. No
    /// cookie and no token goes along.
    @WithDefault("true")
    boolean openToPages();
}
