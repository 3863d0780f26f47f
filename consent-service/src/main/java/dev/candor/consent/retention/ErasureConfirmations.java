package dev.candor.consent.retention;

import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// By whom orders to erase were confirmed, each seen by its own organization alone.
@ApplicationScoped
class ErasureConfirmations implements PanacheRepositoryBase<ErasureConfirmationRow, UUID> {
    Uni<Optional<ErasureConfirmationRow>> of(Organization organization, UUID order) {
        return find("organization = ?1 and orderId = ?2", organization.slug(), order)
                .firstResult()
                .map(Optional::ofNullable);
    }
}
