package dev.candor.consent.exemption;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The reviews of claims that were already found.
@ApplicationScoped
class Reviews implements PanacheRepositoryBase<ReviewRow, ReviewRow.Place> {
    Uni<List<ReviewRow>> of(Collection<UUID> exemptions) {
        return list("exemptionId in ?1 order by exemptionId, position", exemptions);
    }
}
