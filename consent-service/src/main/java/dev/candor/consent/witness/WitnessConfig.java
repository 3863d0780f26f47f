package dev.candor.consent.witness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whose ledgers this installation witnesses. None unless they are named.
@ConfigMapping(prefix = "candor.consent.witness")
// Public because what validates configuration does not reach the map otherwise.
public interface WitnessConfig {
    /// What it is called in its cosignatures: a name without spaces, best a host of yours. The
    /// registry's name when it is not set.
    Optional<String> name();

    /// How often it looks.
    @WithDefault("PT10S")
    Duration every();

    /// How long a registry may take to answer.
    @WithDefault("PT10S")
    Duration patience();

    /// The registries, by a name of your own.
    Map<String, Log> logs();

    /// One ledger of another registry.
    interface Log {
        /// Address of the registry, such as `https://candor.example.org`.
        URI address();

        /// Whose ledger; the installation's own organization there when it is not set.
        Optional<String> organization();

        /// Its keys (`x` of JWKs). Those it shows at the first look are believed when none is set;
        /// a later one has to be endorsed by one that is.
        Optional<List<String>> keys();
    }
}
