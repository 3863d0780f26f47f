package dev.candor.gateway.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was done to a grant, oldest first: the members the portal reads.
@RegisterForReflection
record HistoryView(List<Event> items) {
    /// One change.
    record Event(String kind, Instant at, String capacity, @Nullable String method) {}
}
