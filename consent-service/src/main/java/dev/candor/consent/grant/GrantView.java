package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A grant as answers carry it.
///
/// @param ledgerSeq the ledger entry that tells of the present state
record GrantView(
        UUID id,
        UUID subjectId,
        UUID noticeId,
        String licensee,
        GrantState state,
        int version,
        Instant since,
        Instant requestedAt,
        long ledgerSeq,
        List<ScopeLineView> scope) {
    static GrantView of(Recorded recorded) {
        var grant = recorded.grant();
        var terms = grant.terms();
        return new GrantView(
                grant.id().value(),
                terms.subject().value(),
                terms.notice().value(),
                terms.licensee(),
                grant.state(),
                grant.version(),
                grant.since(),
                terms.requestedAt(),
                recorded.ledgerSeq(),
                terms.scope().stream().map(ScopeLineView::of).toList());
    }
}
