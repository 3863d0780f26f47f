package dev.candor.kit.identity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// The keys of actor assertions.
@ConfigMapping(prefix = "candor.actor")
interface IdentityConfig {
    /// PEM file (SubjectPublicKeyInfo, P-256) that verifies the gateway's assertions. Without it
    /// none is accepted.
    Optional<Path> publicKey();

    /// PEM file (PKCS#8, P-256) that signs them; the gateway alone has it.
    Optional<Path> privateKey();
}
