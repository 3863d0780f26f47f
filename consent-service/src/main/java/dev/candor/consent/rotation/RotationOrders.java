package dev.candor.consent.rotation;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The orders of another key of every organization, each seen by its own alone.
@ApplicationScoped
class RotationOrders implements PanacheRepositoryBase<RotationOrderRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String ORDERS =
            """
            select o, c from RotationOrderRow o
            left join RotationConfirmationRow c on c.organization = o.organization and c.orderId = o.id
            where o.organization = :organization
            """;

    /// An order and its confirmation; the order is locked until the transaction ends: of two who
    /// confirm it the second sees the first.
    ///
    /// @throws Declined `UNKNOWN_ROTATION` when this organization has none of that id
    Uni<Ordered> requireLocked(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(() -> ordered(organization, id));
    }

    private Uni<Ordered> ordered(Organization organization, UUID id) {
        return getSession()
                .chain(
                        session ->
                                session.createQuery(ORDERS + " and o.id = :id", Object[].class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("id", id)
                                        .getSingleResult())
                .map(Ordered::of);
    }

    /// In the order in which they were given.
    Uni<Page<Ordered>> list(Organization organization, PageRequest page) {
        return getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                ORDERS + " and o.id > :after order by o.id",
                                                Object[].class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter(
                                                "after",
                                                page.cursor().map(Cursor::after).orElse(BEFORE_ALL))
                                        .setMaxResults(page.limit() + 1)
                                        .getResultList())
                .map(RotationOrders::ordered)
                .map(rows -> Page.cut(rows, page.limit(), row -> row.order().id));
    }

    private static List<Ordered> ordered(List<Object[]> rows) {
        return rows.stream().map(Ordered::of).toList();
    }

    private static Declined unknown(UUID id) {
        return new Declined(RotationProblem.UNKNOWN_ROTATION, "No order " + id + " here.");
    }

    /// @param confirmed null while it waits
    record Ordered(RotationOrderRow order, @Nullable RotationConfirmationRow confirmed) {
        private static Ordered of(Object[] row) {
            return new Ordered((RotationOrderRow) row[0], (RotationConfirmationRow) row[1]);
        }
    }
}
