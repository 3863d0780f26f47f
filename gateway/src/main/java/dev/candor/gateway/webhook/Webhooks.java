package dev.candor.gateway.webhook;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The store of webhooks. Another organization's does not exist.
@ApplicationScoped
class Webhooks implements PanacheRepositoryBase<WebhookRow, UUID> {
    private static final String OWN = "organization = ?1 and id = ?2";

    /// @throws Declined (in the Uni) `UNKNOWN_WEBHOOK`
    Uni<WebhookRow> require(Organization organization, UUID id) {
        return find(OWN, organization.slug(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(Webhooks::unknown);
    }

    /// The same, and nobody else changes it until the transaction ends.
    Uni<WebhookRow> requireLocked(Organization organization, UUID id) {
        return find(OWN, organization.slug(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(Webhooks::unknown);
    }

    /// Up to `count`, oldest first.
    Uni<List<WebhookRow>> list(Organization organization, Optional<Cursor> from, int count) {
        return find(
                        "organization = ?1 and id > ?2 order by id",
                        organization.slug(),
                        from.map(Cursor::after).orElse(new UUID(0, 0)))
                .range(0, count - 1)
                .list();
    }

    Uni<Long> count(Organization organization) {
        return count("organization", organization.slug());
    }

    static Declined unknown() {
        return new Declined(
                WebhookProblem.UNKNOWN_WEBHOOK, "This organization has no webhook with this id.");
    }
}
