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

    /// Authorities that a signing identity may name in place of it, comma-separated: whole
    /// addresses, so that nobody who names one chooses where this service connects to.
    Optional<List<URI>> stampAuthorities();

    /// Hosts of OCSP responders that may be asked, comma-separated. Where a signature is stapled,
    /// the answer about each certificate that names a responder is kept in it, and nothing is
    /// signed without it: neither where the certificate names only others than these.
    Optional<List<String>> ocspResponders();

    /// Which signatures are stapled once responders are set.
    @WithDefault("ALWAYS")
    Stapled stapling();

    /// How long each may take to answer.
    @WithDefault("PT10S")
    Duration patience();

    /// Which signatures are stapled.
    enum Stapled {
        /// All of them.
        ALWAYS,
        /// Those of identities that ask for it.
        ON_REQUEST
    }
}
