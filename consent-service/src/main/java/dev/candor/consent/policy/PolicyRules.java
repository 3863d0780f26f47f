package dev.candor.consent.policy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The rules of versions that were already found.
@ApplicationScoped
class PolicyRules implements PanacheRepositoryBase<PolicyRuleRow, PolicyRuleRow.Place> {
    Uni<List<PolicyRuleRow>> of(Collection<UUID> versions) {
        return list("versionId in ?1 order by versionId, position", versions);
    }

    /// Writes the rules of a version, of which there may be none.
    Uni<Void> persistAll(List<PolicyRuleRow> rules) {
        return rules.isEmpty() ? Uni.createFrom().voidItem() : persist(rules);
    }
}
