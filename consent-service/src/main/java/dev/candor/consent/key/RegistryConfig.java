package dev.candor.consent.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.Optional;

/// What the registry is called, and where its keys are.
@ConfigMapping(prefix = "candor.consent.registry")
interface RegistryConfig {
    /// Its name in what it signs: `iss` of tokens, and the first part of the origin of checkpoints.
    /// Choose it once, best a host and path of yours such as `candor.example.org/registry`.
    @WithDefault("candor.invalid/registry")
    @Pattern(regexp = "[A-Za-z0-9./:_-]{1,200}")
    String name();

    /// Folder of private keys, shared by all replicas. Without it nothing is signed.
    Optional<Path> keyDirectory();

    /// File with the secret that they are encrypted under: 32 bytes in Base64.
    Optional<Path> secretFile();

    /// Whether a secret that is missing is made beside the keys: where people develop.
    @WithDefault("false")
    boolean development();
}
