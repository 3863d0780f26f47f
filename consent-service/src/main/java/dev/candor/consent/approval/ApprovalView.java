package dev.candor.consent.approval;

import dev.candor.consent.scope.UseKind;
import dev.candor.consent.subject.Capacity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A use that was put to a person, as answers carry it.
///
/// @param ledgerSeq the ledger entry of its latest change
record ApprovalView(
        UUID id,
        UUID grantId,
        UseKind useKind,
        String useSha256,
        String description,
        Outcome outcome,
        Instant requestedAt,
        List<SaidView> said,
        long ledgerSeq) {
    /// @param voice the subject's id, or a representative's
    record SaidView(
            UUID voice,
            UseApproval.Verdict verdict,
            Capacity capacity,
            Instant at,
            @Nullable String reason) {}

    static ApprovalView of(UseApproval approval) {
        var terms = approval.terms();
        return new ApprovalView(
                terms.id().value(),
                terms.grant().value(),
                terms.useKind(),
                terms.useSha256(),
                terms.description(),
                approval.outcome(),
                terms.requestedAt(),
                approval.said().stream()
                        .map(
                                word ->
                                        new SaidView(
                                                word.voice(),
                                                word.verdict(),
                                                word.capacity(),
                                                word.at(),
                                                word.reason()))
                        .toList(),
                approval.ledgerSeq());
    }
}
