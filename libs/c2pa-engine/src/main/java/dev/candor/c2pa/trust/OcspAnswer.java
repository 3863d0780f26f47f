package dev.candor.c2pa.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a responder says of one certificate (RFC 6960, 4.2.1: SingleResponse).
///
/// @param status the certificate's state
/// @param since from when on this is so (`thisUpdate`)
/// @param until when there will be a newer answer (`nextUpdate`), or else a day behind `producedAt`
/// (C2PA 2.4, 15.9.1)
/// @param revoked when the certificate was revoked; null if it was not
record OcspAnswer(Status status, Instant since, Instant until, @Nullable Instant revoked) {
    /// The state of a certificate.
    enum Status {
        /// Not revoked; or put on hold and taken off again (`removeFromCRL`).
        GOOD,
        /// Revoked, or on hold.
        REVOKED,
        /// The responder does not know the certificate.
        UNKNOWN
    }

    /// Whether the answer, given later perhaps, says something of a signature made at `time`.
    boolean covers(Instant time) {
        return !time.isAfter(until);
    }

    /// Whether the answer was the newest at `time`.
    boolean isCurrent(Instant time) {
        return !time.isBefore(since) && !time.isAfter(until);
    }

    /// Whether the certificate was revoked by `time`.
    boolean isRevokedBy(Instant time) {
        return revoked != null && !time.isBefore(revoked);
    }
}
