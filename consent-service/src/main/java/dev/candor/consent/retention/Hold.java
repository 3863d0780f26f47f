package dev.candor.consent.retention;

import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order that nothing goes until some day.
///
/// @param rule what orders it: a file number, a section of law
record Hold(
        UUID id,
        SubjectId subject,
        String rule,
        Instant until,
        Instant placedAt,
        @Nullable Instant liftedAt) {
    boolean holds(Instant at) {
        return at.isBefore(until) && (liftedAt == null || at.isBefore(liftedAt));
    }
}
