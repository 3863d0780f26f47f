package dev.candor.gateway.publication;

import dev.candor.gateway.adjustment.Adjustment;
import dev.candor.gateway.adjustment.AdjustmentProblem;
import dev.candor.gateway.adjustment.Adjustments;
import dev.candor.gateway.adjustment.Standing;
import dev.candor.kit.paging.Page;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/// Publications with what became of them.
@ApplicationScoped
public class Standings {
    private final Adjustments adjustments;

    Standings(Adjustments adjustments) {
        this.adjustments = adjustments;
    }

    Uni<PublicationView> view(Publication publication) {
        return adjustments
                .of(publication.id().value())
                .map(found -> PublicationView.of(publication, Standing.of(found)));
    }

    Uni<Page<PublicationView>> view(Page<Publication> page) {
        var ids = page.items().stream().map(one -> one.id().value()).toList();
        return adjustments
                .of(ids)
                .map(
                        found ->
                                page.map(
                                        one ->
                                                PublicationView.of(
                                                        one,
                                                        Standing.of(
                                                                found.getOrDefault(
                                                                        one.id().value(),
                                                                        List.of())))));
    }

    /// @return fails with `ASSET_RETRACTED` and what everybody is told
    public Uni<Void> requireGivenOut(Publication publication) {
        return adjustments
                .of(publication.id().value())
                .invoke(Standings::refuseRetracted)
                .replaceWithVoid();
    }

    private static void refuseRetracted(List<Adjustment> adjustments) {
        for (var adjustment : adjustments) {
            if (adjustment.kind() == Adjustment.Kind.RETRACTION) {
                throw new Declined(
                                AdjustmentProblem.ASSET_RETRACTED,
                                String.valueOf(adjustment.note()))
                        .with("retractedAt", Objects.requireNonNull(adjustment.madeAt()));
            }
        }
    }
}
