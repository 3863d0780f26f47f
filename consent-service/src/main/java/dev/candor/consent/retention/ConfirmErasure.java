package dev.candor.consent.retention;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.vault.Destruction;
import dev.candor.consent.vault.Erasures;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A second person confirms an order to erase, and it is carried out: the destruction is written
/// down, the key goes, and the ledger is told.
@ApplicationScoped
class ConfirmErasure {
    private final ErasureOrders orders;
    private final ErasureConfirmations confirmations;
    private final Erasures erasures;
    private final Vault vault;
    private final Ledger ledger;
    private final Clock clock;

    ConfirmErasure(
            ErasureOrders orders,
            ErasureConfirmations confirmations,
            Erasures erasures,
            Vault vault,
            Ledger ledger,
            Clock clock) {
        this.orders = orders;
        this.confirmations = confirmations;
        this.erasures = erasures;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Carries it out, or says when it was carried out before: no key is needed to repeat it.
    Uni<ErasureOrderView> confirm(Actor actor, UUID id) {
        var by = vault.account(actor);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return stands(actor, id)
                .chain(
                        found ->
                                found.erasedAt().isPresent()
                                        ? Uni.createFrom().item(found.view())
                                        : carryOut(actor, found.order(), by, now));
    }

    /// An order and when it was carried out, if it was.
    record Standing(ErasureOrderRow order, Optional<Instant> erasedAt) {
        ErasureOrderView view() {
            return ErasureOrderView.of(order, erasedAt.orElse(null));
        }
    }

    @WithTransaction
    Uni<Standing> stands(Actor actor, UUID id) {
        return found(actor, id);
    }

    private Uni<Standing> found(Actor actor, UUID id) {
        return orders.requireLocked(actor.organization(), id)
                .chain(
                        order ->
                                confirmations
                                        .of(actor.organization(), id)
                                        .map(
                                                done ->
                                                        new Standing(
                                                                order,
                                                                done.map(row -> row.confirmedAt))));
    }

    private Uni<ErasureOrderView> carryOut(
            Actor actor, ErasureOrderRow order, String by, Instant now) {
        mustBeSecond(order.orderedBy, by);
        return erasures.destroy(
                        new Destruction(
                                actor.organization(), order.target, order.ground.name(), by, now))
                .chain(() -> finish(actor, order.id, by, now))
                .map(Standing::view);
    }

    /// Two see more than one.
    static void mustBeSecond(String orderedBy, String confirmedBy) {
        if (orderedBy.equals(confirmedBy)) {
            throw new Declined(
                    RetentionProblem.SECOND_PERSON_NEEDED,
                    "Somebody else than who ordered it has to confirm it.");
        }
    }

    @WithTransaction
    Uni<Standing> finish(Actor actor, UUID id, String by, Instant now) {
        return found(actor, id)
                .chain(
                        found ->
                                found.erasedAt().isPresent() // somebody else was quicker
                                        ? Uni.createFrom().item(found)
                                        : keep(actor, row(actor, id, by, now))
                                                .replaceWith(
                                                        new Standing(
                                                                found.order(), Optional.of(now))));
    }

    private static ErasureConfirmationRow row(Actor actor, UUID id, String by, Instant now) {
        var row = new ErasureConfirmationRow();
        row.orderId = id;
        row.organization = actor.organization().slug();
        row.confirmedBy = by;
        row.confirmedAt = now;
        return row;
    }

    private Uni<ErasureConfirmationRow> keep(Actor actor, ErasureConfirmationRow row) {
        return ledger.append(
                        actor.organization(),
                        LedgerKind.ERASURE_CONFIRMED,
                        leaf(row),
                        row.confirmedAt,
                        null)
                .chain(entry -> confirmations.persistAndFlush(row.of(entry)));
    }

    private static LedgerLeaf leaf(ErasureConfirmationRow row) {
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.ERASURE_CONFIRMED.name(),
                        "erasure", row.orderId.toString(),
                        "at", row.confirmedAt.toString()),
                List.of(row.stored()));
    }
}
