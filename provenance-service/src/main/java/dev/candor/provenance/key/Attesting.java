package dev.candor.provenance.key;

import dev.candor.c2pa.Signing;

/// Signs, with what an identity wishes others to say of its signatures.
@FunctionalInterface
public interface Attesting {
    /// @throws dev.candor.kit.problem.Declined if the operator does not allow (any more) to ask
    /// whom the identity wants asked
    Signing by(Attested wish);
}
