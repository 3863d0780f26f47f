package dev.candor.label.rendering;

import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The record of what was rendered.
@ApplicationScoped
class Renderings implements PanacheRepositoryBase<RenderingRow, UUID> {
    Uni<Void> add(Organization organization, Rendering rendering) {
        return persistAndFlush(RenderingRow.of(organization, rendering)).replaceWithVoid();
    }
}
