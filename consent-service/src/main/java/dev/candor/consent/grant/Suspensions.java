package dev.candor.consent.grant;

import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What of grants is suspended, and was.
@ApplicationScoped
class Suspensions implements PanacheRepositoryBase<SuspensionRow, UUID> {
    /// What is suspended of these grants, oldest first.
    Uni<List<SuspensionRow>> openOf(Collection<UUID> grants) {
        return list("grantId in ?1 and liftedAt is null order by id", grants);
    }

    /// All that was ever suspended of a grant, oldest first.
    Uni<List<SuspensionRow>> everOf(Organization organization, GrantId grant) {
        return list(
                "organization = ?1 and grantId = ?2 order by id",
                organization.slug(),
                grant.value());
    }

    Uni<Void> add(Organization organization, GrantId grant, Suspension suspension, Instant at) {
        return persist(SuspensionRow.of(organization, grant, suspension, at)).replaceWithVoid();
    }

    Uni<Void> lift(Organization organization, Collection<UUID> lifted, Instant at) {
        return update(
                        "liftedAt = ?1 where organization = ?2 and id in ?3",
                        at,
                        organization.slug(),
                        lifted)
                .replaceWithVoid();
    }
}
