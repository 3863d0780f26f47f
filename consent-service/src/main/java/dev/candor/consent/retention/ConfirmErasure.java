package dev.candor.consent.retention;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.vault.Destruction;
import dev.candor.consent.vault.Erasures;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.idempotency.Idempotency;
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
import org.jspecify.annotations.Nullable;

/// A second person confirms an order to erase, and it is carried out: the destruction is written
/// down, the key goes, and the ledger is told.
@ApplicationScoped
class ConfirmErasure {
    private static final Map<String, String> NOTHING_ASKED = Map.of();

    private final ErasureOrders orders;
    private final ErasureConfirmations confirmations;
    private final LinkedPeople linkedPeople;
    private final Erasures erasures;
    private final Vault vault;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Clock clock;

    ConfirmErasure(
            ErasureOrders orders,
            ErasureConfirmations confirmations,
            LinkedPeople linkedPeople,
            Erasures erasures,
            Vault vault,
            Ledger ledger,
            Idempotency idempotency,
            Clock clock) {
        this.orders = orders;
        this.confirmations = confirmations;
        this.linkedPeople = linkedPeople;
        this.erasures = erasures;
        this.vault = vault;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// Carries it out, or says when it was carried out before: no key is needed to repeat it.
    Uni<ErasureOrderView> confirm(Actor actor, @Nullable String key, UUID id) {
        var by = vault.account(actor);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return stands(actor, key, id, now)
                .call(found -> found.isDone() ? nothing() : destroy(actor, found.order(), by, now))
                .chain(() -> finish(actor, key, id, by, now));
    }

    /// An order and when it was carried out, if it was.
    record Standing(ErasureOrderRow order, Optional<Instant> erasedAt) {
        boolean isDone() {
            return erasedAt.isPresent();
        }

        ErasureOrderView view() {
            return ErasureOrderView.of(order, erasedAt.orElse(null));
        }
    }

    /// The order, which is done or may be carried out.
    @WithTransaction
    Uni<Standing> stands(Actor actor, @Nullable String key, UUID id, Instant now) {
        return idempotency
                .answered(actor, key, operation(id), NOTHING_ASKED, ErasureOrderView.class)
                .chain(() -> found(actor, id))
                .call(found -> found.isDone() ? nothing() : mayGo(actor, found.order(), now));
    }

    /// What is destroyed already is only written down: a crash may have come in between, and no
    /// hold that was placed since brings it back.
    private Uni<Void> mayGo(Actor actor, ErasureOrderRow order, Instant now) {
        mustBeSecond(order.orderedBy, vault.account(actor));
        return erasures.isDone(order.target)
                .chain(
                        done ->
                                done
                                        ? nothing()
                                        : linkedPeople.mustBeFree(
                                                actor.organization(),
                                                order.kind,
                                                order.target,
                                                now));
    }

    private Uni<Standing> found(Actor actor, UUID id) {
        return orders.requireLocked(actor.organization(), id)
                .chain(
                        order ->
                                confirmations
                                        .of(actor.organization(), id)
                                        .map(done -> done.map(row -> row.confirmedAt))
                                        .map(at -> new Standing(order, at)));
    }

    private Uni<Void> destroy(Actor actor, ErasureOrderRow order, String by, Instant now) {
        return erasures.destroy(
                new Destruction(actor.organization(), order.target, order.ground.name(), by, now));
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
    Uni<ErasureOrderView> finish(
            Actor actor, @Nullable String key, UUID id, String by, Instant now) {
        return idempotency.once(
                actor,
                key,
                operation(id),
                NOTHING_ASKED,
                ErasureOrderView.class,
                () ->
                        found(actor, id)
                                .chain(found -> finish(actor, found, by, now))
                                .map(Standing::view));
    }

    private Uni<Standing> finish(Actor actor, Standing found, String by, Instant now) {
        return found.isDone() // somebody else was quicker
                ? Uni.createFrom().item(found)
                : keep(actor, row(actor, found.order().id, by, now))
                        .replaceWith(new Standing(found.order(), Optional.of(now)));
    }

    private static String operation(UUID id) {
        return "POST /v1/erasures/%s/confirmation".formatted(id);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
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
