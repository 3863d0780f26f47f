package dev.candor.consent.rotation;

import dev.candor.consent.key.RegistryKeys;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A consent officer orders that the registry signs with another key. Nothing happens before a
/// second person confirms it.
@ApplicationScoped
class OrderRotation {
    private static final Map<String, String> NOTHING_ASKED = Map.of();

    private final RotationOrders orders;
    private final RegistryKeys keys;
    private final Vault vault;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Clock clock;

    OrderRotation(
            RotationOrders orders,
            RegistryKeys keys,
            Vault vault,
            Ledger ledger,
            Idempotency idempotency,
            Clock clock) {
        this.orders = orders;
        this.keys = keys;
        this.vault = vault;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<RotationView> order(Actor actor, @Nullable String key) {
        Errand.VOUCH.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/ledger/keys/rotations",
                NOTHING_ASKED,
                RotationView.class,
                () ->
                        keys.take(actor.organization()) // another replica may have made one
                                .chain(() -> keys.signer(actor.organization()))
                                .map(signer -> row(actor, signer.key().kid()))
                                .chain(row -> keep(actor, row)));
    }

    private RotationOrderRow row(Actor actor, String replaces) {
        var row = new RotationOrderRow();
        row.id = Ids.next();
        row.organization = actor.organization().slug();
        row.replaces = replaces;
        row.orderedBy = vault.account(actor);
        row.orderedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return row;
    }

    private Uni<RotationView> keep(Actor actor, RotationOrderRow row) {
        return ledger.append(
                        actor.organization(),
                        LedgerKind.REGISTRY_KEY_ORDERED,
                        leaf(row),
                        row.orderedAt,
                        null)
                .chain(entry -> orders.persistAndFlush(row.of(entry)))
                .map(kept -> RotationView.of(kept, null));
    }

    private static LedgerLeaf leaf(RotationOrderRow row) {
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.REGISTRY_KEY_ORDERED.name(),
                        "rotation", row.id.toString(),
                        "replaces", row.replaces,
                        "at", row.orderedAt.toString()),
                List.of(row.stored()));
    }
}
