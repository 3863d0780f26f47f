package dev.candor.consent.grant;

import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// What was done to grants, append only.
@ApplicationScoped
class ConsentEvents implements PanacheRepositoryBase<ConsentEventRow, UUID> {
    Uni<List<ConsentEventRow>> of(Organization organization, GrantId grant) {
        return list(
                "organization = ?1 and grantId = ?2 order by version",
                organization.slug(),
                grant.value());
    }
}
