package dev.candor.consent.exemption;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.UseKind;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A claim to an exemption with its reviews, oldest first.
///
/// Two reviewers grant it, neither of them the claimant; one rejects it, at any time, and that is
/// final.
record Exemption(Terms terms, List<Review> reviews, long ledgerSeq) {
    /// Reviewers that have to agree (two-person rule).
    static final int REVIEWERS = 2;

    Exemption {
        reviews = List.copyOf(reviews);
    }

    /// What is claimed; no review changes it.
    record Terms(
            ExemptionId id,
            Basis basis,
            List<SubjectId> subjects,
            Set<Action> actions,
            UseKind useKind,
            String useSha256,
            Set<String> contentFlags,
            String rationale,
            String claimant,
            Instant claimedAt) {
        Terms {
            subjects = List.copyOf(subjects);
            actions = Set.copyOf(actions);
            contentFlags = Set.copyOf(contentFlags);
        }
    }

    enum Verdict {
        GRANT,
        REJECT
    }

    /// @param summary why, in words that name nobody: others read it as a precedent
    /// @param until when what is granted ends; only a grant has it
    record Review(
            String reviewer, Verdict verdict, String summary, @Nullable Instant until, Instant at) {
        Review {
            if ((verdict == Verdict.GRANT) != (until != null)) {
                throw new IllegalArgumentException("A grant ends on a date, a rejection does not");
            }
        }
    }

    /// What the reviews so far make of it.
    Outcome outcome() {
        if (reviews.stream().anyMatch(review -> review.verdict() == Verdict.REJECT)) {
            return Outcome.REJECTED;
        }
        return reviews.size() >= REVIEWERS ? Outcome.GRANTED : Outcome.PENDING;
    }

    /// When the exemption ends: at the earliest date a reviewer set.
    @Nullable Instant until() {
        return reviews.stream()
                .map(Review::until)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The claim with one more review.
    ///
    /// @throws Declined when this reviewer may not give it, or no review changes anything any more
    Exemption review(Review review, long seq) {
        if (review.reviewer().equals(terms.claimant())) {
            throw new Declined(
                    ExemptionProblem.REVIEWER_IS_CLAIMANT, "Somebody else has to review it.");
        }
        var isEnd = review.verdict() == Verdict.REJECT;
        if (outcome() == Outcome.REJECTED || outcome() == Outcome.GRANTED && !isEnd) {
            throw new Declined(ExemptionProblem.EXEMPTION_DECIDED, "It is " + outcome() + ".");
        }
        if (!isEnd && reviews.stream().anyMatch(it -> it.reviewer().equals(review.reviewer()))) {
            throw new Declined(
                    ExemptionProblem.SECOND_REVIEWER_NEEDED, "You granted it; one more has to.");
        }
        var more = new ArrayList<>(reviews);
        more.add(review);
        return new Exemption(terms, more, seq);
    }
}
