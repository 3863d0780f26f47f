package dev.candor.label.verdict;

import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An editor decides (row 20). The verdict gets a new version and keeps its history; what lowers
/// a class that trusted credentials prove waits for another person.
@ApplicationScoped
class CorrectVerdict {
    private final Verdicts verdicts;
    private final Corrections corrections;
    private final Vocabulary vocabulary;
    private final Idempotency idempotency;
    private final Clock clock;

    CorrectVerdict(
            Verdicts verdicts,
            Corrections corrections,
            Vocabulary vocabulary,
            Idempotency idempotency,
            Clock clock) {
        this.verdicts = verdicts;
        this.corrections = corrections;
        this.vocabulary = vocabulary;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<CorrectionView> propose(
            Actor actor, @Nullable String key, VerdictId id, CorrectionRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/verdicts/%s/corrections".formatted(id),
                request,
                CorrectionView.class,
                () -> propose(actor, id, request));
    }

    private Uni<CorrectionView> propose(Actor actor, VerdictId id, CorrectionRequest request) {
        var sourceType = request.sourceType();
        return verdicts.lock(id)
                .chain(() -> verdicts.requireRow(actor.organization(), id))
                .chain(
                        row -> {
                            var needs =
                                    Lowering.of(
                                            row.toVerdict(), evidence(row), request.labelClass());
                            var correction =
                                    new Correction(
                                            Ids.next(),
                                            id,
                                            row.version,
                                            request.labelClass(),
                                            sourceType,
                                            request.reason(),
                                            actor.id(),
                                            actor.name(),
                                            now());
                            return corrections
                                    .add(actor.organization(), correction)
                                    .chain(() -> settle(actor, row, correction, needs));
                        });
    }

    private Uni<CorrectionView> settle(
            Actor actor, VerdictRow row, Correction correction, Lowering needs) {
        return switch (needs) {
            case ALONE -> apply(actor, row, correction);
            case WITH_ANOTHER -> Uni.createFrom().item(CorrectionView.waiting(correction));
        };
    }

    @WithTransaction
    Uni<CorrectionView> approve(Actor actor, @Nullable String key, VerdictId id, UUID correction) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/verdicts/%s/corrections/%s/approval".formatted(id, correction),
                new Approval(correction),
                CorrectionView.class,
                () -> approve(actor, id, correction));
    }

    /// What makes two approvals the same.
    record Approval(UUID correction) {}

    private Uni<CorrectionView> approve(Actor actor, VerdictId id, UUID correction) {
        return verdicts.lock(id)
                .chain(() -> corrections.require(actor.organization(), id, correction))
                .invoke(proposed -> mustBeAnother(actor, proposed))
                .call(proposed -> mustWait(actor, proposed))
                .chain(
                        proposed ->
                                verdicts.requireRow(actor.organization(), id)
                                        .invoke(row -> mustBeOf(row, proposed))
                                        .chain(row -> apply(actor, row, proposed)));
    }

    static void mustBeAnother(Actor actor, Correction proposed) {
        if (proposed.isBy(actor)) {
            throw new Declined(
                            VerdictProblem.SECOND_PERSON_NEEDED,
                            "Row 20: who proposed it does not agree to it as well.")
                    .with("rule", 20);
        }
    }

    private Uni<Boolean> mustWait(Actor actor, Correction proposed) {
        return corrections
                .isApplied(actor.organization(), proposed.id())
                .invoke(
                        applied -> {
                            if (applied) {
                                throw new Declined(
                                        VerdictProblem.CORRECTION_APPLIED,
                                        "It has taken effect already.");
                            }
                        });
    }

    private static void mustBeOf(VerdictRow row, Correction proposed) {
        if (row.version != proposed.baseVersion()) {
            throw new Declined(
                            VerdictProblem.VERDICT_MOVED_ON,
                            "It was proposed for version %d; propose it anew."
                                    .formatted(proposed.baseVersion()))
                    .with("version", row.version);
        }
    }

    private Uni<CorrectionView> apply(Actor actor, VerdictRow row, Correction correction) {
        var at = now();
        var next =
                Judging.corrected(
                        row.toVerdict(),
                        correction.labelClass(),
                        correction.sourceType(),
                        correction.proposer(),
                        correction.reason(),
                        at);
        return verdicts.add(
                        VerdictRow.of(actor.organization(), next, row.evidence, row.rulesVersion))
                .chain(
                        () ->
                                corrections.applied(
                                        actor.organization(),
                                        correction.id(),
                                        next.version(),
                                        actor.id(),
                                        at))
                .replaceWith(
                        () -> CorrectionView.applied(correction, VerdictView.of(next, vocabulary)));
    }

    private static List<Evidence> evidence(VerdictRow row) {
        return row.evidence == null ? List.of() : EvidenceJson.read(row.evidence).evidence();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
