package dev.candor.consent.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stretch of the ledger as answers carry it.
record LedgerView(List<Entry> items) {
    static LedgerView of(List<LedgerEntryRow> rows) {
        return new LedgerView(rows.stream().map(Entry::of).toList());
    }

    /// One entry. `leafHash` is SHA-256 over a zero octet and `body` in UTF-8.
    record Entry(
            long seq,
            LedgerKind kind,
            String leafHash,
            String body,
            Instant at,
            @Nullable UUID grantId) {
        static Entry of(LedgerEntryRow row) {
            return new Entry(row.seq, row.kind, row.leafHash, row.body, row.at, row.grantId);
        }
    }
}
