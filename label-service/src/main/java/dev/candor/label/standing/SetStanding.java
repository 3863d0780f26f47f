package dev.candor.label.standing;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.standing.StandingTold;
import dev.candor.kit.standing.Stands;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.verdict.Verdicts;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Takes in how a publication stands. Told twice, or told late, it changes nothing: only what is
/// newer than everything known counts. Of what stays as it is, others hear nothing.
@ApplicationScoped
class SetStanding {
    private final Verdicts verdicts;
    private final Standings standings;
    private final StandingEvents events;
    private final Clock clock;

    SetStanding(Verdicts verdicts, Standings standings, StandingEvents events, Clock clock) {
        this.verdicts = verdicts;
        this.standings = standings;
        this.events = events;
        this.clock = clock;
    }

    /// @return how it stands now; fails with `UNKNOWN_VERDICT` if the organization has none
    @WithTransaction
    Uni<StandingView> set(Organization organization, VerdictId verdict, StandingTold told) {
        return verdicts.lock(verdict)
                .chain(() -> verdicts.require(organization, verdict))
                .chain(() -> standings.of(verdict))
                .chain(
                        known ->
                                told.revision() > known.revision()
                                        ? keep(known, row(organization, verdict, told))
                                        : Uni.createFrom().voidItem())
                .chain(() -> standings.history(verdict))
                .map(history -> StandingView.of(verdict, history));
    }

    private Uni<Void> keep(Stands known, StandingRow row) {
        var kept = standings.persistAndFlush(row);
        return row.standing == known.standing()
                ? kept.replaceWithVoid()
                : kept.chain(events::changed);
    }

    private StandingRow row(Organization organization, VerdictId verdict, StandingTold told) {
        return StandingRow.of(organization, verdict, told.toStands(), micros(clock.instant()));
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
