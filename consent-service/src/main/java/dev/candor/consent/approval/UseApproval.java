package dev.candor.consent.approval;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.scope.UseKind;
import dev.candor.consent.subject.Capacity;
import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A use that was put to a person, and what was said to it, oldest first.
record UseApproval(Terms terms, List<Said> said, Outcome outcome, long ledgerSeq) {
    UseApproval {
        said = List.copyOf(said);
    }

    /// What was asked; nothing that is said changes it.
    record Terms(
            ApprovalId id,
            GrantId grant,
            UseKind useKind,
            String useSha256,
            String description,
            Instant requestedAt) {}

    enum Verdict {
        APPROVE,
        REJECT
    }

    /// @param voice whose word it is: the subject's id, or a representative's
    /// @param capacity of who wrote it down
    record Said(
            UUID voice, Verdict verdict, Capacity capacity, Instant at, @Nullable String reason) {}

    static UseApproval requested(Terms terms, long seq) {
        return new UseApproval(terms, List.of(), Outcome.REQUESTED, seq);
    }

    /// With one more word.
    ///
    /// @throws Declined when it changes nothing any more
    UseApproval hear(Said word, Voices voices, long seq) {
        var isNo = word.verdict() == Verdict.REJECT;
        if (outcome == Outcome.REJECTED || outcome == Outcome.APPROVED && !isNo) {
            throw new Declined(ApprovalProblem.USE_DECIDED, "It is %s.".formatted(outcome));
        }
        if (!isNo && approving(said.stream()).anyMatch(word.voice()::equals)) {
            throw new Declined(
                    ApprovalProblem.ANOTHER_VOICE_NEEDED,
                    "This voice was heard; others have to agree.");
        }
        var more = new ArrayList<>(said);
        more.add(word);
        var agreed = approving(more.stream()).collect(Collectors.toUnmodifiableSet());
        var next =
                isNo
                        ? Outcome.REJECTED
                        : voices.areEnough(agreed) ? Outcome.APPROVED : Outcome.REQUESTED;
        return new UseApproval(terms, more, next, seq);
    }

    private static Stream<UUID> approving(Stream<Said> words) {
        return words.filter(word -> word.verdict() == Verdict.APPROVE).map(Said::voice);
    }
}
