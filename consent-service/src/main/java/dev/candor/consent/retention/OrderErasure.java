package dev.candor.consent.retention;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.party.Parties;
import dev.candor.consent.party.PartyId;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.vault.Accounts;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A consent officer orders that a party or an account is erased. Nothing happens before a second
/// person confirms it: what either of them did for many people loses its name at once.
@ApplicationScoped
class OrderErasure {
    private final ErasureOrders orders;
    private final Parties parties;
    private final LinkedPeople linkedPeople;
    private final Vault vault;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Clock clock;

    OrderErasure(
            ErasureOrders orders,
            Parties parties,
            LinkedPeople linkedPeople,
            Vault vault,
            Ledger ledger,
            Idempotency idempotency,
            Clock clock) {
        this.orders = orders;
        this.parties = parties;
        this.linkedPeople = linkedPeople;
        this.vault = vault;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ErasureOrderView> order(Actor actor, @Nullable String key, ErasureOrderRequest request) {
        Errand.VOUCH.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/erasures",
                request,
                ErasureOrderView.class,
                () ->
                        target(actor, request)
                                .map(target -> row(actor, request, target))
                                .call(this::mustBeFree)
                                .chain(row -> keep(actor, row)));
    }

    private Uni<Void> mustBeFree(ErasureOrderRow order) {
        return linkedPeople.mustBeFree(
                new Organization(order.organization), order.kind, order.target, order.orderedAt);
    }

    private Uni<UUID> target(Actor actor, ErasureOrderRequest request) {
        return switch (request.of()) {
            case PARTY -> {
                var party = party(request.id());
                yield parties.mustExist(actor.organization(), party).replaceWith(party.value());
            }
            case ACCOUNT -> account(actor, vault.account(actor.organization(), request.id()));
        };
    }

    private static PartyId party(String id) {
        try {
            return new PartyId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "The id of a party is a UUID.")
                    .at("/id");
        }
    }

    private Uni<UUID> account(Actor actor, String name) {
        return vault.names(actor.organization(), List.of(name))
                .map(
                        known -> {
                            if (known.of(name).equals(name)) {
                                throw new Declined(
                                                RetentionProblem.UNKNOWN_ACCOUNT,
                                                "Nobody of that account did anything here, or it"
                                                        + " was erased before.")
                                        .at("/id");
                            }
                            return Accounts.pseudonym(name);
                        });
    }

    private ErasureOrderRow row(Actor actor, ErasureOrderRequest request, UUID target) {
        var row = new ErasureOrderRow();
        row.id = Ids.next();
        row.organization = actor.organization().slug();
        row.kind = request.of();
        row.target = target;
        row.ground = request.ground();
        row.orderedBy = vault.account(actor);
        row.orderedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return row;
    }

    private Uni<ErasureOrderView> keep(Actor actor, ErasureOrderRow row) {
        return ledger.append(
                        actor.organization(),
                        LedgerKind.ERASURE_ORDERED,
                        leaf(row),
                        row.orderedAt,
                        null)
                .chain(entry -> orders.persistAndFlush(row.of(entry)))
                .map(kept -> ErasureOrderView.of(kept, null));
    }

    private static LedgerLeaf leaf(ErasureOrderRow row) {
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.ERASURE_ORDERED.name(),
                        "erasure", row.id.toString(),
                        "of", row.kind.name(),
                        "ground", row.ground.name(),
                        "at", row.orderedAt.toString()),
                List.of(row.stored()));
    }
}
