package dev.candor.consent.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hold as answers carry it.
record HoldView(
        UUID id,
        UUID subjectId,
        String rule,
        Instant until,
        Instant placedAt,
        @Nullable Instant liftedAt) {
    static HoldView of(Hold hold) {
        return new HoldView(
                hold.id(),
                hold.subject().value(),
                hold.rule(),
                hold.until(),
                hold.placedAt(),
                hold.liftedAt());
    }
}
