package dev.candor.consent.grant;

import dev.candor.consent.grant.EndsByClock.Due;
import dev.candor.consent.subject.Capacity;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// Writes down that the clock has ended a grant. It held before: nobody's answer depends on this.
@ApplicationScoped
class WriteDownEnds {
    private final Grants grants;
    private final Changes changes;
    private final Clock clock;

    WriteDownEnds(Grants grants, Changes changes, Clock clock) {
        this.grants = grants;
        this.changes = changes;
        this.clock = clock;
    }

    /// What guardians said for a child ends with their office; the person is asked anew.
    @WithTransaction
    Uni<Void> suspendOfAge(Due due) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var whole = Suspension.whole(Ids.next(), SuspensionCause.MAJORITY_REACHED);
        return grants.requireLocked(due.organization(), due.grant())
                .map(found -> found.grant().at(now))
                .chain(
                        grant ->
                                grant instanceof Grant.Active
                                        ? changes.move(
                                                nobody(due),
                                                Capacity.CLOCK,
                                                grant,
                                                new ConsentEvent.Suspended(whole, null),
                                                now)
                                        : Uni.createFrom().nullItem())
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Void> writeDown(Due due) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return grants.requireLocked(due.organization(), due.grant())
                .map(Grants.Recorded::grant)
                .chain(
                        grant ->
                                switch (grant.at(now)) {
                                    case Grant.Expired _ when grant instanceof Grant.InForce ->
                                            changes.move(
                                                    nobody(due),
                                                    Capacity.CLOCK,
                                                    grant,
                                                    new ConsentEvent.Expired(),
                                                    now);
                                    case Grant.Lapsed _ when grant instanceof Grant.Answerable ->
                                            changes.move(
                                                    nobody(due),
                                                    Capacity.CLOCK,
                                                    grant,
                                                    new ConsentEvent.Lapsed(),
                                                    now);
                                    case Grant _ -> Uni.createFrom().nullItem();
                                })
                .replaceWithVoid();
    }

    private static Actor nobody(Due due) {
        return new Actor(due.organization(), "clock", "clock", Set.of(), false);
    }
}
