package dev.candor.label.plan;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The plans of every organization, each seen by its own alone.
@ApplicationScoped
public class Plans implements PanacheRepositoryBase<PlanRow, UUID> {
    /// The plan.
    ///
    /// @throws Declined `UNKNOWN_PLAN` when the organization has none of that id
    Uni<Plan> require(Organization organization, PlanId id) {
        return findOne(organization, id)
                .map(
                        plan ->
                                plan.orElseThrow(
                                        () ->
                                                new Declined(
                                                        PlanProblem.UNKNOWN_PLAN,
                                                        "No plan " + id + " here.")));
    }

    /// The plan, if the organization has it. Opens and closes a session of its own where none is
    /// open.
    @WithSession
    public Uni<Optional<Plan>> findOne(Organization organization, PlanId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(PlanRow::toPlan));
    }

    Uni<Void> add(Organization organization, Plan plan) {
        return persistAndFlush(PlanRow.of(organization, plan)).replaceWithVoid();
    }
}
