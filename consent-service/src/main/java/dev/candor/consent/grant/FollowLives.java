package dev.candor.consent.grant;

import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Life;
import dev.candor.consent.subject.LifeWatcher;
import dev.candor.consent.subject.Subject;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Grants follow the lives of the people they are of: a death notice suspends what does not
/// continue, majority suspends what guardians said, and a death that was noted by mistake is
/// forgotten.
@ApplicationScoped
class FollowLives implements LifeWatcher {
    private final Grants grants;
    private final Changes changes;

    FollowLives(Grants grants, Changes changes) {
        this.grants = grants;
        this.changes = changes;
    }

    @Override
    public Uni<Void> lifeChanged(Actor actor, Subject before, Subject after, Instant at) {
        return grants.openOf(actor.organization(), after.id())
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(
                        found -> follow(actor, found.grant().at(at), before, after, at))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<?> follow(Actor actor, Grant grant, Subject before, Subject after, Instant at) {
        return event(grant, before.life(), after.life())
                .<Uni<?>>map(event -> changes.move(actor, Capacity.ORGANIZATION, grant, event, at))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// What a change of life does to a grant; nothing to one that is not in force.
    static Optional<ConsentEvent> event(Grant grant, Life before, Life after) {
        if (!(grant instanceof Grant.InForce held)) {
            return Optional.empty();
        }
        if (after instanceof Life.Deceased && !(before instanceof Life.Deceased)) {
            return grant.terms().continuesAfterDeath()
                    ? Optional.empty()
                    : Optional.of(suspended(SuspensionCause.DEATH_NOTICE));
        }
        if (before instanceof Life.Minor && after instanceof Life.Adult) {
            return isSuspendedFor(held, SuspensionCause.MAJORITY_REACHED)
                    ? Optional.empty() // the clock was faster
                    : Optional.of(suspended(SuspensionCause.MAJORITY_REACHED));
        }
        return before instanceof Life.Deceased && !(after instanceof Life.Deceased)
                ? alive(held)
                : Optional.empty();
    }

    private static boolean isSuspendedFor(Grant.InForce held, SuspensionCause cause) {
        return held.suspensions().stream().anyMatch(one -> one.cause() == cause);
    }

    private static Optional<ConsentEvent> alive(Grant.InForce held) {
        var lifted =
                held.suspensions().stream()
                        .filter(one -> one.cause() == SuspensionCause.DEATH_NOTICE)
                        .map(Suspension::id)
                        .toList();
        return lifted.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConsentEvent.Resumed(lifted, null));
    }

    private static ConsentEvent suspended(SuspensionCause cause) {
        return new ConsentEvent.Suspended(Suspension.whole(Ids.next(), cause), null);
    }
}
