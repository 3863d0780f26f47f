package dev.candor.consent.grant;

import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.subject.Capacity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What was done to a grant, oldest first.
record HistoryView(List<Event> items) {
    static HistoryView of(List<ConsentEventRow> rows) {
        return new HistoryView(rows.stream().map(Event::of).toList());
    }

    /// One change.
    ///
    /// @param since when the state it led to began, where that is not `at`
    /// @param lifted the suspensions that ended with it
    record Event(
            UUID id,
            LedgerKind kind,
            int version,
            @Nullable GrantState from,
            GrantState to,
            Instant at,
            String actorId,
            Capacity capacity,
            UUID noticeId,
            @Nullable Method method,
            @Nullable String language,
            List<Evidence> evidence,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable UUID suspension,
            @Nullable List<UUID> lifted,
            @Nullable UUID supersededBy,
            long ledgerSeq) {
        static Event of(ConsentEventRow row) {
            return new Event(
                    row.id,
                    row.kind,
                    row.version,
                    row.fromState,
                    row.toState,
                    row.at,
                    row.actorId,
                    row.capacity,
                    row.noticeId,
                    row.method,
                    row.language,
                    evidence(row),
                    row.reason,
                    row.effectiveAt,
                    row.suspensionId,
                    row.lifted.length == 0 ? null : List.of(row.lifted),
                    row.supersededBy,
                    row.ledgerSeq);
        }

        private static List<Evidence> evidence(ConsentEventRow row) {
            return IntStream.range(0, row.evidenceTypes.length)
                    .mapToObj(i -> new Evidence(row.evidenceTypes[i], row.evidenceSha256[i]))
                    .toList();
        }
    }
}
