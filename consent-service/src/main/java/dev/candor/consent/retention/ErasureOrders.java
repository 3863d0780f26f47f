package dev.candor.consent.retention;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/// The orders to erase of every organization, each seen by its own alone.
@ApplicationScoped
class ErasureOrders implements PanacheRepositoryBase<ErasureOrderRow, UUID> {
    /// The order, locked until the transaction ends: of two who confirm it the second sees the
    /// first.
    ///
    /// @throws Declined `UNKNOWN_ERASURE` when this organization has none of that id
    Uni<ErasureOrderRow> requireLocked(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        RetentionProblem.UNKNOWN_ERASURE,
                                        "No order " + id + " here."));
    }
}
