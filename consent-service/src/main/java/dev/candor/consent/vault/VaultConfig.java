package dev.candor.consent.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// Where the secret of people's keys is, and where destructions are written down.
@ConfigMapping(prefix = "candor.consent.vault")
interface VaultConfig {
    /// File that every destruction of a key is appended to, shared by all replicas. Keep it apart
    /// from both databases, and never restore it from an older copy: it is what keeps an erased
    /// person erased when a database is restored. No default: an operator has to choose it.
    Path destructionLog();

    /// File with the secret that people's keys are encrypted under: 32 bytes in Base64.
    Optional<Path> secretFile();

    /// Whether a secret that is missing is made beside the log: where people develop.
    @WithDefault("false")
    boolean development();
}
