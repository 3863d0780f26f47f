package dev.candor.gateway.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was done to a grant, oldest first: the members the portal reads.
@RegisterForReflection
public record HistoryView(List<Event> items) {
    /// One change.
    ///
    /// @param reason what was written beside it; absent when nothing was
    /// @param ledgerSeq number of its entry in the ledger
    public record Event(
            String kind,
            Instant at,
            String capacity,
            @Nullable String method,
            @Nullable String reason,
            @Nullable Long ledgerSeq) {}
}
