package dev.candor.gateway.portal.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys that sign the ledger.
@RegisterForReflection
record LedgerKeys(List<Key> keys) {
    /// One of them.
    ///
    /// @param retiredAt since when it signs no more; absent while it does
    @RegisterForReflection
    record Key(String kid, String alg, Instant madeAt, @Nullable Instant retiredAt) {}
}
