package dev.candor.provenance.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Whose decision tokens are believed. Without an issuer and its keys none is.
@ConfigMapping(prefix = "candor.provenance.consent")
interface DecisionConfig {
    /// The registry, as its tokens name it (`iss`).
    Optional<String> issuer();

    /// Address of the registry's public keys (a JWK set, RFC 7517). Where each organization has
    /// keys of its own, `{organization}` in it stands for the one that a token is used by.
    Optional<String> keys();

    /// File with the registry's public keys, instead of their address.
    Optional<Path> keysFile();

    /// How long keys from an address are used before they are asked for again.
    @WithDefault("PT10M")
    Duration keysLast();

    /// How long the registry may take to answer.
    @WithDefault("PT5S")
    Duration patience();
}
