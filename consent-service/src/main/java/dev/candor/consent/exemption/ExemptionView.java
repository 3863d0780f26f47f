package dev.candor.consent.exemption;

import dev.candor.consent.exemption.Exemption.Verdict;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.UseKind;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claim as answers carry it.
///
/// @param until when a granted exemption ends
/// @param ledgerSeq the ledger entry of its latest change
record ExemptionView(
        UUID id,
        Outcome outcome,
        Basis basis,
        List<UUID> subjects,
        List<Action> actions,
        UseKind useKind,
        String useSha256,
        List<String> contentFlags,
        String rationale,
        String claimant,
        Instant claimedAt,
        List<ReviewView> reviews,
        @Nullable Instant until,
        long ledgerSeq) {
    record ReviewView(
            String reviewer, Verdict verdict, String summary, @Nullable Instant until, Instant at) {
        static ReviewView of(Exemption.Review review, Accounts accounts) {
            return new ReviewView(
                    accounts.of(review.reviewer()),
                    review.verdict(),
                    review.summary(),
                    review.until(),
                    review.at());
        }
    }

    static ExemptionView of(Exemption exemption, Accounts accounts) {
        var terms = exemption.terms();
        return new ExemptionView(
                terms.id().value(),
                exemption.outcome(),
                terms.basis(),
                terms.subjects().stream().map(SubjectId::value).toList(),
                terms.actions().stream().sorted().toList(),
                terms.useKind(),
                terms.useSha256(),
                terms.contentFlags().stream().sorted().toList(),
                terms.rationale(),
                accounts.of(terms.claimant()),
                terms.claimedAt(),
                exemption.reviews().stream()
                        .map(review -> ReviewView.of(review, accounts))
                        .toList(),
                exemption.outcome() == Outcome.GRANTED ? exemption.until() : null,
                exemption.ledgerSeq());
    }
}
