package dev.candor.kit.idempotency;

import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;

/// In what form answers lie in the database until their request comes again. A service that seals
/// what it keeps has a form of its own.
public interface StoredAnswers {
    /// The form in which an answer is kept, in the transaction of the change.
    ///
    /// @param answer JSON
    Uni<String> keep(Organization organization, String answer);

    /// The form in which the digest of a request is kept: it tells nothing of a request that can be
    /// guessed.
    ///
    /// @param digest SHA-256 of the request
    default String digest(Organization organization, String digest) {
        return digest;
    }

    /// The answer that was kept.
    ///
    /// @throws dev.candor.kit.problem.Declined when nobody may see it any more
    Uni<String> give(Organization organization, String kept);
}
