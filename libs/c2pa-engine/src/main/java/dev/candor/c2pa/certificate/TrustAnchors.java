package dev.candor.c2pa.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/// The certificates that are believed. Anchors for claim signers never vouch for time stamps, nor
/// the other way round.
///
/// @param claimSigning anchors for those who sign claims
/// @param timeStamping anchors for time-stamping authorities
public record TrustAnchors(List<X509Certificate> claimSigning, List<X509Certificate> timeStamping) {
    public TrustAnchors {
        claimSigning = List.copyOf(claimSigning);
        timeStamping = List.copyOf(timeStamping);
    }

    /// Nobody is believed: an intact asset is Valid, never Trusted.
    public static TrustAnchors none() {
        return new TrustAnchors(List.of(), List.of());
    }

    /// Anchors for claim signers from PEM text; none for time stamps.
    ///
    /// @throws IllegalArgumentException if a certificate of the text cannot be read
    public static TrustAnchors fromPem(String pem) {
        return new TrustAnchors(Pem.certificates(pem), List.of());
    }

    /// The same anchors, and these for time-stamping authorities.
    public TrustAnchors withTimeStamping(List<X509Certificate> anchors) {
        return new TrustAnchors(claimSigning, anchors);
    }
}
