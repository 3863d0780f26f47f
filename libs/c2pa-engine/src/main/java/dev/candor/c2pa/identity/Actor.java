package dev.candor.c2pa.identity;

import dev.candor.c2pa.report.VerifiedIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who signed an identity assertion, as far as the signature says it.
///
/// @param signed whether the signature is over the signer payload, by the key that it names
/// @param name null if none could be read
/// @param issuer who vouches; null if none could be read
/// @param identities verified identities, if an aggregator vouches
/// @param time when it was signed, if a trusted time stamp says so
record Actor(
        boolean signed,
        @Nullable String name,
        @Nullable String issuer,
        List<VerifiedIdentity> identities,
        @Nullable Instant time) {
    Actor {
        identities = List.copyOf(identities);
    }

    /// Nobody that could be read.
    static Actor unknown() {
        return new Actor(false, null, null, List.of(), null);
    }
}
