package dev.candor.consent.grant;

import dev.candor.consent.subject.Capacity;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// What the uses of a grant do to it: they hold it while they are counted, and the last one ends
/// it.
@ApplicationScoped
public class UseGrant {
    /// A grant is not what a caller took it for any more.
    public static final class ChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChangedException() {
            super("the grant changed", null, false, false);
        }
    }

    private final Grants grants;
    private final Changes changes;
    private final Clock clock;

    UseGrant(Grants grants, Changes changes, Clock clock) {
        this.grants = grants;
        this.changes = changes;
        this.clock = clock;
    }

    /// Holds the grant in the caller's transaction, as it was when ledger entry `seq` told of it.
    /// Fails with [ChangedException] when it has changed since.
    public Uni<Void> lock(Organization organization, GrantId id, long seq) {
        return grants.requireLocked(organization, id)
                .invoke(
                        found -> {
                            if (found.ledgerSeq() != seq) {
                                throw new ChangedException();
                            }
                        })
                .replaceWithVoid();
    }

    /// Ends a grant of whose permissions none is left. The caller holds it.
    public Uni<Void> exhaust(Actor actor, GrantId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return grants.requireLocked(actor.organization(), id)
                .chain(
                        found ->
                                changes.move(
                                        actor,
                                        Capacity.ORGANIZATION,
                                        found.grant(),
                                        new ConsentEvent.Exhausted(),
                                        now))
                .replaceWithVoid();
    }
}
