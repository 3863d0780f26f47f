package dev.candor.consent.approval;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What was said to uses that were already found.
@ApplicationScoped
class SaidRows implements PanacheRepositoryBase<SaidRow, SaidRow.Place> {
    Uni<List<SaidRow>> of(Collection<UUID> approvals) {
        return list("approvalId in ?1 order by approvalId, position", approvals);
    }
}
