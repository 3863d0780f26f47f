package dev.candor.label.verdict;

import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Evidence is judged and the verdict kept.
@ApplicationScoped
class DecideVerdict {
    private final Verdicts verdicts;
    private final RulesInForce rules;
    private final Vocabulary vocabulary;
    private final Idempotency idempotency;
    private final Clock clock;

    DecideVerdict(
            Verdicts verdicts,
            RulesInForce rules,
            Vocabulary vocabulary,
            Idempotency idempotency,
            Clock clock) {
        this.verdicts = verdicts;
        this.rules = rules;
        this.vocabulary = vocabulary;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<VerdictView> decide(Actor actor, @Nullable String key, VerdictRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/verdicts",
                request,
                VerdictView.class,
                () -> decide(actor, request));
    }

    private Uni<VerdictView> decide(Actor actor, VerdictRequest request) {
        return rules.inForce(actor.organization()).chain(inForce -> keep(actor, request, inForce));
    }

    private Uni<VerdictView> keep(Actor actor, VerdictRequest request, DecisionRules inForce) {
        var verdict = Judging.first(request.evidence(), inForce, new VerdictId(Ids.next()), now());
        var row =
                VerdictRow.of(
                        actor.organization(),
                        verdict,
                        EvidenceJson.write(request),
                        inForce.version());
        return verdicts.add(row).map(_ -> VerdictView.of(verdict, vocabulary));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
