package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.subject.Capacity;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
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

    Changes(Grants grants, ConsentEvents events, Suspensions suspensions, Ledger ledger) {
        this.grants = grants;
        this.events = events;
        this.suspensions = suspensions;
        this.ledger = ledger;
    }

    /// Records that a grant was written down, and with it asked for unless it is a draft.
    Uni<Recorded> begin(Actor actor, Capacity capacity, Grant.Open fresh) {
        var event =
                fresh instanceof Grant.Draft
                        ? new ConsentEvent.Drafted()
                        : new ConsentEvent.Requested();
        return append(actor, capacity, null, event, fresh, fresh.since())
                .call(recorded -> grants.add(actor.organization(), recorded));
    }

    /// Records what was done to a grant, and the state it led to. The caller has locked the grant.
    ///
    /// @throws dev.candor.kit.problem.Declined when the grant's state does not allow it
    Uni<Recorded> move(Actor actor, Capacity capacity, Grant from, ConsentEvent event, Instant at) {
        var to = Transitions.next(from, event, at);
        return append(actor, capacity, from.state(), event, to, at)
                .call(recorded -> grants.move(actor.organization(), recorded))
                .call(recorded -> suspend(actor, recorded.grant().id(), event, at));
    }

    private Uni<Void> suspend(Actor actor, GrantId grant, ConsentEvent event, Instant at) {
        if (event instanceof ConsentEvent.Suspended(var suspension, _)) {
            return suspensions.add(actor.organization(), grant, suspension, at);
        }
        return event instanceof ConsentEvent.Resumed(var lifted, _)
                ? suspensions.lift(actor.organization(), lifted, at)
                : Uni.createFrom().voidItem();
    }

    private Uni<Recorded> append(
            Actor actor,
            Capacity capacity,
            @Nullable GrantState from,
            ConsentEvent event,
            Grant to,
            Instant at) {
        var change =
                new Change(
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
        // What has to be sealed is sealed before the entry answers for the row.
        var row = ConsentEventRow.of(actor.organization(), change);
        var leaf = LedgerLeaf.of(change.members(), rows(actor.organization(), row, change, to));
        return ledger.append(actor.organization(), event.kind(), leaf, at, to.id().value())
                .call(entry -> events.persist(row.of(entry)))
                .map(entry -> new Recorded(to, entry.seq()));
    }

    /// All that is written with the event and never changes again.
    private static List<StoredRow> rows(
            Organization organization, ConsentEventRow row, Change change, Grant to) {
        var rows = new ArrayList<StoredRow>();
        rows.add(row.stored());
        if (change.from() == null) {
            rows.addAll(Grants.stored(organization, to));
        }
        if (change.event() instanceof ConsentEvent.Suspended(var suspension, _)) {
            rows.add(SuspensionRow.of(organization, to.id(), suspension, change.at()).stored());
        }
        return rows;
    }
}
