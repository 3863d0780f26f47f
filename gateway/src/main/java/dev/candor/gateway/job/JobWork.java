package dev.candor.gateway.job;

import io.smallrye.mutiny.Uni;

/// What the jobs of one kind are about.
public interface JobWork {
    /// Names the kind; stands in stored rows and never changes.
    String kind();

    /// Does the work, from the checkpoint on. It calls [Jobs#reached] after each step that need not
    /// be done again, and [Jobs#finish] in the transaction in which the result comes to be.
    ///
    /// It may be cut off at any point and called again, here or at another replica: what it does
    /// outside of the transaction has to be the same when it is done twice.
    Uni<Void> carryOut(Job job);

    /// Throws away what is not needed any more, after any end. May be called twice.
    Uni<Void> clear(Job job);
}
