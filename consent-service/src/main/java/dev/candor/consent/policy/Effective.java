package dev.candor.consent.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a version rules: from `from` (inclusive) to `until` (exclusive), or without an end. A
/// version that was replaced before its time ruled never: its range is empty.
record Effective(Instant from, @Nullable Instant until) {
    Effective {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("%s is before %s".formatted(until, from));
        }
    }

    PolicyStatus at(Instant moment) {
        if (until != null && !moment.isBefore(until)) {
            return PolicyStatus.ENDED;
        }
        return moment.isBefore(from)
                ? until != null && !until.isAfter(from) ? PolicyStatus.ENDED : PolicyStatus.UPCOMING
                : PolicyStatus.IN_FORCE;
    }

    boolean contains(Instant moment) {
        return at(moment) == PolicyStatus.IN_FORCE;
    }
}
