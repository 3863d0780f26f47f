package dev.candor.c2pa.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A private key and the certificates that go with it.
///
/// @param key a secret
/// @param chain the identity's certificate first, then its issuers, without the anchor
public record SigningIdentity(PrivateKey key, List<X509Certificate> chain) {
    public SigningIdentity {
        chain = List.copyOf(chain);
    }

    /// The certificate of the key.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// When the certificate ends.
    public Instant notAfter() {
        return certificate().getNotAfter().toInstant();
    }

    @Override
    public String toString() {
        return "SigningIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
