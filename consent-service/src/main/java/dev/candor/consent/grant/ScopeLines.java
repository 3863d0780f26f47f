package dev.candor.consent.grant;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The lines of grants that were already found.
@ApplicationScoped
class ScopeLines implements PanacheRepositoryBase<ScopeLineRow, ScopeLineRow.Place> {
    Uni<List<ScopeLineRow>> of(Collection<UUID> grants) {
        return list("grantId in ?1 order by grantId, position", grants);
    }
}
