package dev.candor.label.verdict;

import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// An organization sets the figures of the decision table. Every verdict it has is judged again;
/// what comes out otherwise gets a new version.
@ApplicationScoped
class ChangeRules {
    private final RulesInForce rules;
    private final Rejudgements rejudgements;
    private final Verdicts verdicts;
    private final Idempotency idempotency;
    private final Clock clock;

    ChangeRules(
            RulesInForce rules,
            Rejudgements rejudgements,
            Verdicts verdicts,
            Idempotency idempotency,
            Clock clock) {
        this.rules = rules;
        this.rejudgements = rejudgements;
        this.verdicts = verdicts;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<RulesView> change(Actor actor, @Nullable String key, RulesRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/decision-rules",
                request,
                RulesView.class,
                () -> change(actor, request));
    }

    private Uni<RulesView> change(Actor actor, RulesRequest request) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rules.lock(actor.organization())
                .chain(() -> rules.inForce(actor.organization()))
                .map(before -> request.rules(before.version() + 1))
                .call(next -> rules.add(actor.organization(), next, actor.id(), at))
                .chain(next -> begin(actor, next, at));
    }

    private Uni<RulesView> begin(Actor actor, DecisionRules next, Instant at) {
        return verdicts.countVerdicts(actor.organization().slug())
                .chain(
                        total -> {
                            var row = new RejudgementRow();
                            row.id = Ids.next();
                            row.organization = actor.organization().slug();
                            row.rulesVersion = next.version();
                            row.total = Math.toIntExact(total);
                            row.startedAt = at;
                            return rejudgements
                                    .add(row)
                                    .replaceWith(() -> new RulesView(next, row.progress()));
                        });
    }

    @WithSession
    Uni<RulesView> inForce(Actor actor) {
        return rules.inForce(actor.organization())
                .chain(
                        newest ->
                                rejudgements
                                        .of(actor.organization().slug(), newest.version())
                                        .map(
                                                row ->
                                                        new RulesView(
                                                                newest,
                                                                row.map(RejudgementRow::progress)
                                                                        .orElse(null))));
    }
}
