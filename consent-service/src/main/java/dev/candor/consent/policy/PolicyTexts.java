package dev.candor.consent.policy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The words of versions that were already found.
@ApplicationScoped
class PolicyTexts implements PanacheRepositoryBase<PolicyTextRow, PolicyTextRow.Place> {
    Uni<List<PolicyTextRow>> of(Collection<UUID> versions) {
        return list("versionId in ?1 order by versionId, position", versions);
    }
}
