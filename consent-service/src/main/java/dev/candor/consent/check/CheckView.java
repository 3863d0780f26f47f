package dev.candor.consent.check;

import dev.candor.consent.check.Registry.Snapshot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The answer to a check. ALLOW only when every person allows.
///
/// @param validUntil when an ALLOW ends by the clock alone; absent when it does not
/// @param ledgerSeq latest entry of the organization's ledger that the answer knows of
record CheckView(
        UUID id,
        Decision decision,
        List<PersonView> subjects,
        Set<Reason> reasons,
        @Nullable Instant validUntil,
        long ledgerSeq,
        Instant checkedAt) {
    static CheckView of(UUID id, List<Answer> answers, Snapshot snapshot, Instant checkedAt) {
        var reasons = EnumSet.noneOf(Reason.class);
        answers.forEach(answer -> reasons.addAll(answer.reasons()));
        var decision = together(answers);
        return new CheckView(
                id,
                decision,
                answers.stream().map(PersonView::of).toList(),
                reasons,
                decision == Decision.ALLOW ? earliestEnd(answers) : null,
                snapshot.ledgerSeq(),
                checkedAt);
    }

    private static Decision together(List<Answer> answers) {
        var decisions = answers.stream().map(Answer::decision).distinct().toList();
        if (decisions.equals(List.of(Decision.ALLOW))) {
            return Decision.ALLOW;
        }
        return decisions.contains(Decision.DENY) ? Decision.DENY : Decision.UNKNOWN;
    }

    private static @Nullable Instant earliestEnd(List<Answer> answers) {
        Instant earliest = null;
        for (var answer : answers) {
            if (answer instanceof Answer.Permitted(_, _, var until)
                    && until != null
                    && (earliest == null || until.isBefore(earliest))) {
                earliest = until;
            }
        }
        return earliest;
    }

    /// What one person's grants say.
    ///
    /// @param grant the grant that decided, when one did
    /// @param ledgerSeq the ledger entry of that grant's present state
    record PersonView(
            UUID subject,
            Decision decision,
            Set<Reason> reasons,
            @Nullable UUID grant,
            @Nullable Long ledgerSeq) {
        static PersonView of(Answer answer) {
            return switch (answer) {
                case Answer.Permitted(_, var grant, _) -> of(answer, grant);
                case Answer.Prohibited(_, var grant) -> of(answer, grant);
                case Answer.Unmet _, Answer.Unasked _, Answer.Stranger _ ->
                        new PersonView(
                                answer.subject().value(),
                                answer.decision(),
                                answer.reasons(),
                                null,
                                null);
            };
        }

        private static PersonView of(Answer answer, Standing.Held grant) {
            return new PersonView(
                    answer.subject().value(),
                    answer.decision(),
                    answer.reasons(),
                    grant.id().value(),
                    grant.ledgerSeq());
        }
    }
}
