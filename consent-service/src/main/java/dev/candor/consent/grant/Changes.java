package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.transparency.StoredRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one road by which a grant changes: ledger entry, event and state, all in the caller's
/// transaction.
@ApplicationScoped
class Changes {
    private final Grants grants;
    private final ConsentEvents events;
    private final Suspensions suspensions;
    private final Ledger ledger;
    private final Vault vault;

    Changes(
            Grants grants,
            ConsentEvents events,
            Suspensions suspensions,
            Ledger ledger,
            Vault vault) {
        this.grants = grants;
        this.events = events;
        this.suspensions = suspensions;
        this.ledger = ledger;
        this.vault = vault;
    }

    /// Records that a grant was written down, and with it asked for unless it is a draft.
    Uni<Recorded> begin(Actor actor, Capacity capacity, Grant.Open fresh) {
        var event =
                fresh instanceof Grant.Draft
                        ? new ConsentEvent.Drafted()
                        : new ConsentEvent.Requested();
        var change = change(actor, capacity, null, event, fresh, fresh.since());
        return sealing(actor, change).chain(seal -> begin(actor, change, seal, fresh));
    }

    private Uni<Recorded> begin(Actor actor, Change change, Seal seal, Grant fresh) {
        var rows = Grants.fresh(actor.organization(), fresh, seal);
        return append(actor, change, seal, fresh, rows.stored())
                .call(recorded -> grants.add(rows, recorded.ledgerSeq()));
    }

    /// Records what was done to a grant, and the state it led to. The caller has locked the grant.
    ///
    /// @throws dev.candor.kit.problem.Declined when the grant's state does not allow it
    Uni<Recorded> move(Actor actor, Capacity capacity, Grant from, ConsentEvent event, Instant at) {
        var to = Transitions.next(from, event, at);
        var change = change(actor, capacity, from.state(), event, to, at);
        return sealing(actor, change)
                .chain(seal -> append(actor, change, seal, to, suspended(actor, change)))
                .call(recorded -> grants.move(actor.organization(), recorded))
                .call(recorded -> suspend(actor, recorded.grant().id(), event, at));
    }

    /// The clock goes on for those who were erased; what it writes about them names nobody.
    private Uni<Seal> sealing(Actor actor, Change change) {
        var person = change.terms().subject().value();
        return vault.keyOf(actor.organization(), person)
                .map(
                        keys ->
                                change.capacity() == Capacity.CLOCK
                                        ? keys.ofWhoMayBeErased(person)
                                        : keys.of(person));
    }

    private Uni<Void> suspend(Actor actor, GrantId grant, ConsentEvent event, Instant at) {
        if (event instanceof ConsentEvent.Suspended(var suspension, _)) {
            return suspensions.add(actor.organization(), grant, suspension, at);
        }
        return event instanceof ConsentEvent.Resumed(var lifted, _)
                ? suspensions.lift(actor.organization(), lifted, at)
                : Uni.createFrom().voidItem();
    }

    private static Change change(
            Actor actor,
            Capacity capacity,
            @Nullable GrantState from,
            ConsentEvent event,
            Grant to,
            Instant at) {
        return new Change(
                Ids.next(),
                event,
                from,
                to.terms(),
                to.state(),
                to.version(),
                to.since(),
                at,
                actor.id(),
                capacity,
                Salt.next());
    }

    /// @param others all that is written with the event and never changes again
    private Uni<Recorded> append(
            Actor actor, Change change, Seal seal, Grant to, List<StoredRow> others) {
        // What has to be sealed is sealed before the entry answers for the row.
        var row = ConsentEventRow.of(actor.organization(), change, account(actor, change), seal);
        var rows = new ArrayList<StoredRow>();
        rows.add(row.stored());
        rows.addAll(others);
        return ledger.append(
                        actor.organization(),
                        change.event().kind(),
                        LedgerLeaf.of(change.members(), rows),
                        change.at(),
                        to.id().value())
                .call(entry -> events.persist(row.of(entry)))
                .map(entry -> new Recorded(to, entry.seq()));
    }

    private String account(Actor actor, Change change) {
        return change.capacity() == Capacity.CLOCK ? actor.id() : vault.account(actor);
    }

    private static List<StoredRow> suspended(Actor actor, Change change) {
        return change.event() instanceof ConsentEvent.Suspended(var suspension, _)
                ? List.of(
                        SuspensionRow.of(
                                        actor.organization(),
                                        change.terms().id(),
                                        suspension,
                                        change.at())
                                .stored())
                : List.of();
    }
}
