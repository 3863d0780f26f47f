package dev.candor.c2pa.port;

import java.security.cert.X509Certificate;
import java.util.List;

/// Signs with a private key that stays where it is. Implementations are thread safe.
public interface Signer {
    /// What `sign` uses.
    SigningAlgorithm algorithm();

    /// The signer's certificate first, then its issuers; without the trust anchor.
    List<X509Certificate> chain();

    /// The raw signature over `message`, in the form COSE wants (ECDSA: `r || s`).
    ///
    /// @throws SigningException if the key could not be used
    byte[] sign(byte[] message) throws SigningException;
}
