package dev.candor.provenance.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whom is asked about each signature that is made here. Nobody where nothing is set.
@ConfigMapping(prefix = "candor.provenance.attestation")
interface AttestationConfig {
    /// A time-stamping authority (RFC 3161), such as `http://timestamp.example`. Each signature
    /// has its stamp, and nothing is signed without one.
    Optional<URI> stampAuthority();

    /// The authority's policy to stamp under, an object identifier; its own where not set.
    Optional<String> stampPolicy();

    /// Hosts of OCSP responders that may be asked, comma-separated. Once set, the answer about each
    /// certificate that names a responder is kept in each signature, and nothing is signed without
    /// it: neither where the certificate names only others than these.
    Optional<List<String>> ocspResponders();

    /// How long each may take to answer.
    @WithDefault("PT10S")
    Duration patience();
}
