package dev.candor.consent.subject;

import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// What depends on how a person lives, and moves with it: grants of a living person are suspended
/// by a death notice, and what guardians said is asked anew at majority.
///
/// Every bean of this type is told, in the transaction of the change, after the subject was
/// written and before the change is told to the ledger. A failure undoes all of it.
public interface LifeWatcher {
    /// The person lives otherwise from `at` on.
    ///
    /// @param actor in whose name it was noted
    /// @param before the person as they were
    /// @param after the person as they are now; the same id
    Uni<Void> lifeChanged(Actor actor, Subject before, Subject after, Instant at);
}
