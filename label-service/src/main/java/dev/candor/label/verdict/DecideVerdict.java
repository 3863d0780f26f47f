package dev.candor.label.verdict;

import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evidence is judged and the verdict kept.
@ApplicationScoped
class DecideVerdict {
    /// Name and version of the decision table.
    private static final String ENGINE = "decision-table/1";

    private final Verdicts verdicts;
    private final Vocabulary vocabulary;
    private final Idempotency idempotency;
    private final Clock clock;

    DecideVerdict(Verdicts verdicts, Vocabulary vocabulary, Idempotency idempotency, Clock clock) {
        this.verdicts = verdicts;
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
        var verdict = verdict(request.evidence());
        return verdicts.add(actor.organization(), verdict)
                .map(_ -> VerdictView.of(verdict, vocabulary));
    }

    private Verdict verdict(List<Evidence> evidence) {
        var judgement = DecisionTable.judge(evidence);
        var credentials = CaseFile.of(evidence).credentials();
        return new Verdict(
                new VerdictId(Ids.next()),
                1,
                judgement.labelClass(),
                judgement.certainty(),
                credentials,
                judgement.notes(),
                judgement.materiality(),
                judgement.rule(),
                judgement.sourceType(),
                evidence.stream().map(Evidence::basis).toList(),
                Sentence.of(judgement, credentials),
                ENGINE,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
