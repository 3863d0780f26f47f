package dev.candor.c2pa.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A certificate that is believed, and how far (C2PA 2.4, 14.4.1 and 15.7).
///
/// @param certificate the anchor itself: a root, or an authority below one
/// @param purposes what certificates it vouches for have to be for, at least one of these; empty if
/// any purpose will do that the validator accepts
/// @param notBefore it vouches for no signature made before this time; null if there is no bound
/// @param notAfter it vouches for no signature made after this time; null if there is no bound
public record Anchor(
        X509Certificate certificate,
        Set<String> purposes,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter) {
    public Anchor {
        purposes = Set.copyOf(purposes);
        if (notBefore != null && notAfter != null && notAfter.isBefore(notBefore)) {
            throw new IllegalArgumentException("%s is before %s".formatted(notAfter, notBefore));
        }
    }

    /// An anchor that vouches for every accepted purpose, at any time.
    public static Anchor of(X509Certificate certificate) {
        return new Anchor(certificate, Set.of(), null, null);
    }

    /// The same anchor for these purposes alone.
    public Anchor only(Set<String> wanted) {
        return new Anchor(certificate, wanted, notBefore, notAfter);
    }

    /// The same anchor for signatures between two times, both included; null leaves a side open.
    public Anchor between(@Nullable Instant from, @Nullable Instant until) {
        return new Anchor(certificate, purposes, from, until);
    }

    /// When the certificate came into force.
    public Instant inForceFrom() {
        return certificate.getNotBefore().toInstant();
    }

    /// When the certificate ends.
    public Instant inForceUntil() {
        return certificate.getNotAfter().toInstant();
    }

    /// Whether the anchor vouches for what was signed at `time` (VAL-CRYP-0010, VAL-CRYP-0011).
    public boolean vouchesAt(Instant time) {
        return (notBefore == null || !time.isBefore(notBefore))
                && (notAfter == null || !time.isAfter(notAfter));
    }

    /// Whether the anchor vouches for one of these purposes.
    public boolean vouchesFor(Set<String> wanted) {
        return purposes.isEmpty() || wanted.stream().anyMatch(purposes::contains);
    }
}
