package dev.candor.label.standing;

import dev.candor.label.verdict.VerdictId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What was told of every verdict's publication. The newest counts.
@ApplicationScoped
public class Standings implements PanacheRepositoryBase<StandingRow, StandingRow.Key> {
    private static final String NEWEST_FIRST = "verdictId = ?1 order by revision desc";

    /// How it stands now; [Stands#UNTOLD] if nothing was told.
    @WithSession
    public Uni<Stands> of(VerdictId verdict) {
        return find(NEWEST_FIRST, verdict.value())
                .firstResult()
                .map(row -> row == null ? Stands.UNTOLD : row.toStands());
    }

    /// Everything that was told, newest first.
    @WithSession
    Uni<List<Stands>> history(VerdictId verdict) {
        return find(NEWEST_FIRST, verdict.value())
                .list()
                .map(rows -> rows.stream().map(StandingRow::toStands).toList());
    }
}
