package dev.candor.consent.rotation;

import dev.candor.consent.key.RegistryKey;
import dev.candor.consent.key.RegistryKeys;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.rotation.RotationOrders.Ordered;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A second person confirms that the registry signs with another key: it is made, the one before
/// vouches for it, and the ledger says so.
@ApplicationScoped
class ConfirmRotation {
    private static final Map<String, String> NOTHING_ASKED = Map.of();

    private final RotationOrders orders;
    private final RotationConfirmations confirmations;
    private final RegistryKeys keys;
    private final Vault vault;
    private final Ledger ledger;
    private final Idempotency idempotency;

    ConfirmRotation(
            RotationOrders orders,
            RotationConfirmations confirmations,
            RegistryKeys keys,
            Vault vault,
            Ledger ledger,
            Idempotency idempotency) {
        this.orders = orders;
        this.confirmations = confirmations;
        this.keys = keys;
        this.vault = vault;
        this.ledger = ledger;
        this.idempotency = idempotency;
    }

    /// Makes the key, or says which one was made before: no key is needed to repeat it.
    Uni<RotationView> confirm(Actor actor, @Nullable String key, UUID id) {
        return Panache.withTransaction(
                        () ->
                                idempotency.once(
                                        actor,
                                        key,
                                        "POST /v1/ledger/keys/rotations/%s/confirmation"
                                                .formatted(id),
                                        NOTHING_ASKED,
                                        RotationView.class,
                                        () -> confirm(actor, id)))
                .call(() -> keys.take(actor.organization()));
    }

    private Uni<RotationView> confirm(Actor actor, UUID id) {
        return orders.requireLocked(actor.organization(), id)
                .chain(
                        found ->
                                found.confirmed() == null
                                        ? rotate(actor, found)
                                        : Uni.createFrom().item(found))
                .map(RotationView::of);
    }

    private Uni<Ordered> rotate(Actor actor, Ordered found) {
        var by = vault.account(actor);
        mustBeSecond(found.order().orderedBy, by);
        return keys.rotate(actor.organization(), found.order().replaces)
                .chain(made -> keep(actor, row(actor, found.order(), made, by), made))
                .map(confirmed -> new Ordered(found.order(), confirmed));
    }

    /// Two see more than one.
    static void mustBeSecond(String orderedBy, String confirmedBy) {
        if (orderedBy.equals(confirmedBy)) {
            throw new Declined(
                    RotationProblem.ROTATION_BY_ONE,
                    "Somebody else than who ordered it has to confirm it.");
        }
    }

    private static RotationConfirmationRow row(
            Actor actor, RotationOrderRow order, RegistryKey made, String by) {
        var row = new RotationConfirmationRow();
        row.orderId = order.id;
        row.organization = actor.organization().slug();
        row.kid = made.kid();
        row.confirmedBy = by;
        row.confirmedAt = made.madeAt();
        return row;
    }

    private Uni<RotationConfirmationRow> keep(
            Actor actor, RotationConfirmationRow row, RegistryKey made) {
        return ledger.append(
                        actor.organization(),
                        LedgerKind.REGISTRY_KEY_ROTATED,
                        leaf(row, made),
                        made.madeAt(),
                        null)
                .chain(entry -> confirmations.persistAndFlush(row.of(entry)));
    }

    private static LedgerLeaf leaf(RotationConfirmationRow row, RegistryKey made) {
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.REGISTRY_KEY_ROTATED.name(),
                        "rotation", row.orderId.toString(),
                        "kid", made.kid(),
                        "number", made.number(),
                        "at", made.madeAt().toString(),
                        "endorsement",
                                Digests.sha256Hex(
                                        Objects.requireNonNull(
                                                made.endorsement(), "not the first"))),
                List.of(row.stored()));
    }
}
