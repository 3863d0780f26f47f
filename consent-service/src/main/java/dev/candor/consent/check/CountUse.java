package dev.candor.consent.check;

import dev.candor.consent.grant.UseGrant;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts a use that was allowed, in one transaction for all people of its scene: all uses are
/// counted or none.
@ApplicationScoped
class CountUse {
    private final UseGrant useGrant;
    private final Uses uses;
    private final KeptChecks kept;
    private final Ledger ledger;
    private final Idempotency idempotency;

    CountUse(
            UseGrant useGrant, Uses uses, KeptChecks kept, Ledger ledger, Idempotency idempotency) {
        this.useGrant = useGrant;
        this.uses = uses;
        this.kept = kept;
        this.ledger = ledger;
        this.idempotency = idempotency;
    }

    /// Counts, and keeps question and answer.
    @WithTransaction
    Uni<CheckView> count(
            Actor actor,
            @Nullable String key,
            CheckRequest request,
            Judgement judgement,
            CheckView answer) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/consent-checks",
                request,
                CheckView.class,
                () ->
                        count(actor, judgement, answer)
                                .call(counted -> kept.add(actor, request, counted)));
    }

    /// Counts for a check that was kept before.
    @WithTransaction
    Uni<CheckView> countKept(
            Actor actor, @Nullable String key, UUID id, Judgement judgement, CheckView answer) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/consent-checks/%s/consumption".formatted(id),
                Map.of("check", id.toString()),
                CheckView.class,
                () -> count(actor, judgement, answer));
    }

    private Uni<CheckView> count(Actor actor, Judgement judgement, CheckView answer) {
        if (!judgement.decision().lets()) {
            return Uni.createFrom().item(answer);
        }
        return Multi.createFrom()
                .iterable(judgement.permissions())
                .onItem()
                .transformToUniAndConcatenate( // in the order of their ids: no two wait for another
                        used -> count(actor, judgement, answer.id(), used))
                .collect()
                .last()
                .replaceWith(answer.asConsumed());
    }

    private Uni<Void> count(Actor actor, Judgement judgement, UUID check, Answer.Permitted used) {
        var grant = used.grant().id();
        var most = used.line().scope().conditions().maxUses();
        return useGrant.lock(actor.organization(), grant, used.grant().ledgerSeq())
                .chain(
                        () ->
                                most == null
                                        ? Uni.createFrom().voidItem()
                                        : uses.count(actor, grant, used.line().position(), most))
                .chain(() -> append(actor, judgement, check, used))
                .chain(entry -> uses.keep(actor, check, used, judgement.now(), entry.seq()))
                .chain(() -> most == null ? Uni.createFrom().voidItem() : end(actor, used));
    }

    private Uni<LedgerEntry> append(
            Actor actor, Judgement judgement, UUID check, Answer.Permitted used) {
        return ledger.append(
                actor.organization(),
                LedgerKind.USE_CONSUMED,
                LedgerLeaf.of(
                        Map.of(
                                "type", LedgerKind.USE_CONSUMED.name(),
                                "check", check.toString(),
                                "grant", used.grant().id().toString(),
                                "line", used.line().position(),
                                "at", judgement.now().toString()),
                        List.of(uses.stored(actor, check, used, judgement.now()))),
                judgement.now(),
                used.grant().id().value());
    }

    private Uni<Void> end(Actor actor, Answer.Permitted used) {
        return uses.left(actor, used.grant().id())
                .chain(
                        left ->
                                left > 0
                                        ? Uni.createFrom().voidItem()
                                        : useGrant.exhaust(actor, used.grant().id()));
    }
}
