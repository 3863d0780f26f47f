package dev.candor.c2pa.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;

/// When a certificate is in force (RFC 5280, 4.1.2.5).
public final class Validity {
    private Validity() {}

    /// The last moment a certificate is in force.
    public static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
