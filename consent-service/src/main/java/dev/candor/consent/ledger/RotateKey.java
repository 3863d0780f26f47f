package dev.candor.consent.ledger;

import dev.candor.consent.key.RegistryKey;
import dev.candor.consent.key.RegistryKeys;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An organization's registry signs with a new key from now on; the old one vouches for it, and
/// the ledger says so.
@ApplicationScoped
class RotateKey {
    private static final Map<String, String> NOTHING_ASKED = Map.of();

    private final RegistryKeys keys;
    private final Ledger ledger;
    private final Idempotency idempotency;

    RotateKey(RegistryKeys keys, Ledger ledger, Idempotency idempotency) {
        this.keys = keys;
        this.ledger = ledger;
        this.idempotency = idempotency;
    }

    Uni<KeySetView.Key> rotate(Actor actor, @Nullable String key) {
        return Panache.withTransaction(
                        () ->
                                idempotency.once(
                                        actor,
                                        key,
                                        "POST /v1/ledger/keys/rotation",
                                        NOTHING_ASKED,
                                        KeySetView.Key.class,
                                        () -> rotate(actor)))
                .call(() -> keys.take(actor.organization()));
    }

    private Uni<KeySetView.Key> rotate(Actor actor) {
        return keys.rotate(actor.organization())
                .call(key -> append(actor, key))
                .map(key -> KeySetView.of(List.of(key)).keys().getFirst());
    }

    private Uni<LedgerEntry> append(Actor actor, RegistryKey key) {
        return ledger.append(
                actor.organization(),
                LedgerKind.REGISTRY_KEY_ROTATED,
                leaf(key),
                key.madeAt(),
                null);
    }

    static LedgerLeaf leaf(RegistryKey key) {
        var leaf = new HashMap<String, Object>();
        leaf.put("type", LedgerKind.REGISTRY_KEY_ROTATED.name());
        leaf.put("kid", key.kid());
        leaf.put("number", key.number());
        leaf.put("at", key.madeAt().toString());
        leaf.put(
                "endorsement",
                Digests.sha256Hex(Objects.requireNonNull(key.endorsement(), "not the first")));
        return LedgerLeaf.of(leaf);
    }
}
