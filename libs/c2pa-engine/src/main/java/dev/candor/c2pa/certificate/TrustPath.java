package dev.candor.c2pa.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A path from a certificate to an anchor that vouches for it (RFC 5280, 6). Whether it was in
/// force is asked apart: the time of signing is known later.
///
/// @param certificates from the holder's up to, but without, the anchor's
/// @param anchor who vouches
/// @param list the list the anchor is on
public record TrustPath(List<X509Certificate> certificates, Anchor anchor, TrustList list) {
    public TrustPath {
        certificates = List.copyOf(certificates);
    }

    /// The issuer of a certificate of the path.
    ///
    /// @param index of the certificate, 0 for the holder's
    public X509Certificate issuerOf(int index) {
        return index + 1 < certificates.size() ? certificates.get(index + 1) : anchor.certificate();
    }

    /// Whether all certificates of the path are in force at `time`.
    public boolean inForce(Instant time) {
        return CertificateChain.inForce(certificates, time);
    }
}
