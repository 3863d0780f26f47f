package dev.candor.label.rendering;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.label.rendering.medium.RenderingProblem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The record of what was rendered.
@ApplicationScoped
class Renderings implements PanacheRepositoryBase<RenderingRow, UUID> {
    /// The rendering.
    ///
    /// @throws Declined `UNKNOWN_RENDERING` when the organization has none of that id
    Uni<Rendering> require(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(RenderingRow::toRendering);
    }

    Uni<Void> add(Organization organization, Rendering rendering) {
        return persistAndFlush(RenderingRow.of(organization, rendering)).replaceWithVoid();
    }

    private static Declined unknown(UUID id) {
        return new Declined(RenderingProblem.UNKNOWN_RENDERING, "No rendering " + id + " here.");
    }
}
