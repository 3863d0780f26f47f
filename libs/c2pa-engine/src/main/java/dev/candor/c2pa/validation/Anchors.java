package dev.candor.c2pa.validation;

import java.security.cert.X509Certificate;
import java.util.List;

/// Who vouches for whom (C2PA 2.4, 14.4): the two lists never stand in for one another.
///
/// @param claimSigning anchors for those who sign claims
/// @param timeStamping anchors for time-stamping authorities
public record Anchors(List<X509Certificate> claimSigning, List<X509Certificate> timeStamping) {
    public Anchors {
        claimSigning = List.copyOf(claimSigning);
        timeStamping = List.copyOf(timeStamping);
    }
}
