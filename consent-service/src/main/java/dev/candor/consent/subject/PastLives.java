package dev.candor.consent.subject;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Who people were before somebody noted that they live otherwise: a question about the past is
/// answered of them (invariant 16). A check reads it, in its own statement.
@ApplicationScoped
class PastLives implements PanacheRepositoryBase<PastLifeRow, UUID> {}
