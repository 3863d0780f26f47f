package dev.candor.consent.objection;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Which of some objections, already found, were taken back.
@ApplicationScoped
class Liftings implements PanacheRepositoryBase<LiftingRow, UUID> {
    Uni<List<LiftingRow>> of(Collection<UUID> objections) {
        return list("objectionId in ?1", objections);
    }
}
