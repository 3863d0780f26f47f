package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.subject.Capacity;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The one road by which a grant changes: ledger entry, event and state, all in the caller's
/// transaction.
@ApplicationScoped
class Changes {
    private static final int SALT_BYTES = 32;

    private final Grants grants;
    private final ConsentEvents events;
    private final Ledger ledger;
    private final SecureRandom random = new SecureRandom();

    Changes(Grants grants, ConsentEvents events, Ledger ledger) {
        this.grants = grants;
        this.events = events;
        this.ledger = ledger;
    }

    /// Records that a grant was asked for.
    Uni<Recorded> begin(Actor actor, Capacity capacity, Grant.Requested fresh) {
        return append(change(new ConsentEvent.Requested(), null, fresh, actor, capacity))
                .call(recorded -> grants.add(actor.organization(), recorded));
    }

    /// Records that `event` led from one state to the next. The caller has locked the grant.
    Uni<Recorded> move(Actor actor, Capacity capacity, Grant from, ConsentEvent event, Grant to) {
        return append(change(event, from.state(), to, actor, capacity))
                .call(recorded -> grants.move(actor.organization(), recorded));
    }

    private Uni<Recorded> append(Change change) {
        return ledger.append(
                        change.actor().organization(),
                        change.event().kind(),
                        change.leaf(),
                        change.to().since(),
                        change.to().id().value())
                .call(entry -> events.persist(ConsentEventRow.of(change, entry.seq())))
                .map(entry -> new Recorded(change.to(), entry.seq()));
    }

    private Change change(
            ConsentEvent event,
            @Nullable GrantState from,
            Grant to,
            Actor actor,
            Capacity capacity) {
        return new Change(Ids.next(), event, from, to, actor, capacity, salt());
    }

    private String salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
