package dev.candor.consent.ledger;

import dev.candor.consent.key.RegistryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JWK set (RFC 7517) of Ed25519 keys (RFC 8037), the newest first: that one signs.
record KeySetView(List<Key> keys) {
    static KeySetView of(List<RegistryKey> oldestFirst) {
        var keys = new ArrayList<Key>();
        Instant retired = null;
        for (var key : oldestFirst.reversed()) {
            keys.add(Key.of(key, retired));
            retired = key.madeAt();
        }
        return new KeySetView(List.copyOf(keys));
    }

    /// One key. `retiredAt` is when its successor was made; `endorsement` is the word of the key
    /// before it, a compact JWS.
    record Key(
            String kty,
            String crv,
            String x,
            String kid,
            String use,
            String alg,
            Instant madeAt,
            @Nullable Instant retiredAt,
            @Nullable String endorsement) {
        private static Key of(RegistryKey key, @Nullable Instant retiredAt) {
            return new Key(
                    "OKP",
                    "Ed25519",
                    key.x(),
                    key.kid(),
                    "sig",
                    "EdDSA",
                    key.madeAt(),
                    retiredAt,
                    key.endorsement());
        }
    }
}
