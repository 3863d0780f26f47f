package dev.candor.gateway.portal.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that happened.
///
/// @param leafHash in hexadecimal
/// @param body what the hash is over, as canonical JSON
/// @param grantId the grant it happened to; absent when it did not happen to one
@RegisterForReflection
record Entry(
        long seq, String kind, String leafHash, String body, Instant at, @Nullable UUID grantId) {
    /// Entries in order.
    @RegisterForReflection
    record Run(List<Entry> items) {}
}
