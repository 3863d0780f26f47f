package dev.candor.label.standing;

import dev.candor.kit.problem.Declined;
import dev.candor.kit.standing.Stands;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.verdict.VerdictRow;
import dev.candor.label.verdict.Verdicts;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was told of every verdict's publication. The newest counts.
@ApplicationScoped
public class Standings implements PanacheRepositoryBase<StandingRow, StandingRow.Key> {
    private static final String NEWEST_FIRST = "verdictId = ?1 order by revision desc";

    /// A verdict in force, and how the publication of its media stands.
    public record Labelled(Verdict verdict, Stands stands) {}

    /// Every version of a verdict with everything that was told, the newest of each first.
    private static final String PUBLIC =
            """
            select verdict, standing from VerdictRow verdict
            left join StandingRow standing on standing.verdictId = verdict.id
            where verdict.id = ?1 order by verdict.version desc, standing.revision desc nulls last
            """;

    /// The verdict behind a badge and how its publication stands, which everybody may see. Show no
    /// more of it than a badge does. One statement, since pages ask for badges all the time.
    ///
    /// @throws Declined `UNKNOWN_VERDICT` when there is none of that id
    @WithSession
    public Uni<Labelled> requirePublic(VerdictId verdict) {
        return getSession()
                .chain(
                        session ->
                                session.createQuery(PUBLIC, Object[].class)
                                        .setParameter(1, verdict.value())
                                        .setMaxResults(1)
                                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Verdicts.unknown(verdict))
                .map(
                        row ->
                                new Labelled(
                                        ((VerdictRow) row[0]).toVerdict(),
                                        stands((StandingRow) row[1])));
    }

    /// How it stands now; [Stands#UNTOLD] if nothing was told.
    @WithSession
    public Uni<Stands> of(VerdictId verdict) {
        return find(NEWEST_FIRST, verdict.value()).firstResult().map(Standings::stands);
    }

    /// Everything that was told, newest first.
    @WithSession
    Uni<List<Stands>> history(VerdictId verdict) {
        return find(NEWEST_FIRST, verdict.value())
                .list()
                .map(rows -> rows.stream().map(StandingRow::toStands).toList());
    }

    private static Stands stands(@Nullable StandingRow row) {
        return row == null ? Stands.UNTOLD : row.toStands();
    }
}
