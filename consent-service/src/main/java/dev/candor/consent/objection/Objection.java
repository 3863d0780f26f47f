package dev.candor.consent.objection;

import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person's no, which stands until it is lifted.
sealed interface Objection {
    /// What was objected to; lifting it changes nothing of it.
    Terms terms();

    /// The ledger entry of its latest change.
    long ledgerSeq();

    /// @param reason why, in the person's words; nobody has to say
    record Terms(
            ObjectionId id,
            SubjectId subject,
            ObjectionScope scope,
            Capacity capacity,
            Instant raisedAt,
            @Nullable String reason) {}

    /// In force in its period.
    record Standing(Terms terms, long ledgerSeq) implements Objection {
        Lifted lift(Instant at, Capacity capacity, long seq) {
            return new Lifted(terms, at, capacity, seq);
        }
    }

    /// Taken back by the person, or who speaks for them. Final; a new one can be raised.
    record Lifted(Terms terms, Instant liftedAt, Capacity liftedIn, long ledgerSeq)
            implements Objection {}
}
