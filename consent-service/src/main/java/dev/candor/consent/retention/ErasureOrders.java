package dev.candor.consent.retention;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The orders to erase of every organization, each seen by its own alone.
@ApplicationScoped
class ErasureOrders implements PanacheRepositoryBase<ErasureOrderRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String ORDERS =
            """
            select o, c from ErasureOrderRow o
            left join ErasureConfirmationRow c on c.organization = o.organization and c.orderId = o.id
            where o.organization = :organization and o.id > :after
            """;

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

    /// Orders in which they were given, each with its confirmation.
    ///
    /// @param state null for all of them
    Uni<Page<Listed>> list(
            Organization organization, @Nullable ErasureState state, PageRequest page) {
        return getSession()
                .chain(
                        session ->
                                session.createQuery(listed(state), Object[].class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("after", after(page))
                                        .setMaxResults(page.limit() + 1)
                                        .getResultList())
                .map(rows -> rows.stream().map(Listed::of).toList())
                .map(rows -> Page.cut(rows, page.limit(), row -> row.order().id));
    }

    private static String listed(@Nullable ErasureState state) {
        return ORDERS
                + switch (state) {
                    case null -> "";
                    case WAITING -> " and c is null";
                    case DONE -> " and c is not null";
                }
                + " order by o.id";
    }

    private static UUID after(PageRequest page) {
        return page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
    }

    /// @param confirmed null while it waits
    record Listed(ErasureOrderRow order, @Nullable ErasureConfirmationRow confirmed) {
        private static Listed of(Object[] row) {
            return new Listed((ErasureOrderRow) row[0], (ErasureConfirmationRow) row[1]);
        }
    }
}
