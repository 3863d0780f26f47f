package dev.candor.consent.scope;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// From `from` (inclusive) to `until` (exclusive), UTC; without `until` it does not end by itself.
public record Period(Instant from, @Nullable Instant until) {
    public Period {
        from = from.truncatedTo(ChronoUnit.MICROS); // as exact as a row keeps it
        until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "until %s is not after from %s".formatted(until, from));
        }
    }

    /// Whether `at` is before the period.
    public boolean isAhead(Instant at) {
        return at.isBefore(from);
    }

    /// Whether `at` is after the period.
    public boolean isOver(Instant at) {
        return until != null && !at.isBefore(until);
    }

    /// Whether `at` is in the period.
    public boolean contains(Instant at) {
        return !isAhead(at) && !isOver(at);
    }
}
