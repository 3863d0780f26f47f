package dev.candor.label.verdict;

import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// One batch of judging again. A batch is a transaction: it is done, or it is done again.
@ApplicationScoped
class JudgeAgain {
    private static final int BATCH = 100;

    private final Rejudgements rejudgements;
    private final RulesInForce rules;
    private final Verdicts verdicts;
    private final Clock clock;

    JudgeAgain(Rejudgements rejudgements, RulesInForce rules, Verdicts verdicts, Clock clock) {
        this.rejudgements = rejudgements;
        this.rules = rules;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /// Whether there was something to do.
    @WithTransaction
    Uni<Boolean> batch() {
        return rejudgements
                .next()
                .chain(
                        open ->
                                open.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : batch(open.getFirst()).replaceWith(true));
    }

    private Uni<Void> batch(RejudgementRow job) {
        return rules.inForce(job.organization)
                .chain(
                        inForce ->
                                verdicts.heads(job.organization, job.lastId, BATCH)
                                        .chain(heads -> judge(job, heads, inForce)));
    }

    private Uni<Void> judge(RejudgementRow job, List<VerdictRow> heads, DecisionRules inForce) {
        var changed =
                heads.stream().map(head -> next(head, inForce)).flatMap(Optional::stream).toList();
        job.judged += heads.size();
        job.changed += changed.size();
        if (heads.size() < BATCH) {
            job.finishedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
        if (!heads.isEmpty()) {
            job.lastId = heads.getLast().id;
        }
        return Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUniAndConcatenate(verdicts::add)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Optional<VerdictRow> next(VerdictRow head, DecisionRules inForce) {
        if (head.evidence == null || head.rulesVersion == inForce.version()) {
            return Optional.empty();
        }
        var evidence = EvidenceJson.read(head.evidence).evidence();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Judging.again(head.toVerdict(), evidence, inForce, at)
                .map(
                        verdict ->
                                VerdictRow.of(
                                        new Organization(head.organization),
                                        verdict,
                                        head.evidence,
                                        inForce.version()));
    }
}
