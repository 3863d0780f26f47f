package dev.candor.provenance.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the signing identity comes from: imported, or made here for development.
@ConfigMapping(prefix = "candor.provenance.key")
interface KeyConfig {
    /// Whether a development authority may be made and used. Its root is then trusted here; where
    /// this is not said, no root of any development authority is. Excludes an imported identity.
    @WithDefault("false")
    boolean development();

    /// Folder the development authority is kept in. Needed for development only.
    Optional<Path> directory();

    /// Organization and name in a development certificate.
    @WithDefault("Candor (development)")
    String organization();

    /// A development certificate this near its end is replaced.
    @WithDefault("P30D")
    Duration renewBefore();

    /// PEM file of an imported identity: its certificate first, then its issuers.
    Optional<Path> chain();

    /// PEM file (PKCS#8, P-256) with the key of the imported identity.
    Optional<Path> privateKey();
}
