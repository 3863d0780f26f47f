package dev.candor.label.verdict;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The verdicts of every organization.
@ApplicationScoped
public class Verdicts implements PanacheRepositoryBase<VerdictRow, UUID> {
    /// The verdict, as its own organization sees it.
    ///
    /// @throws Declined `UNKNOWN_VERDICT` when the organization has none of that id
    @WithSession
    public Uni<Verdict> require(Organization organization, VerdictId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(VerdictRow::toVerdict);
    }

    /// The verdict behind a badge, which everybody may see. Show no more of it than a badge does.
    ///
    /// @throws Declined `UNKNOWN_VERDICT` when there is none of that id
    @WithSession
    public Uni<Verdict> requirePublic(VerdictId id) {
        return findById(id.value())
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(VerdictRow::toVerdict);
    }

    Uni<Void> add(Organization organization, Verdict verdict) {
        return persistAndFlush(VerdictRow.of(organization, verdict)).replaceWithVoid();
    }

    private static Declined unknown(VerdictId id) {
        return new Declined(VerdictProblem.UNKNOWN_VERDICT, "No verdict " + id + " here.");
    }
}
