package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// A person takes an answer back, or whoever speaks for them does. In force as soon as the
/// transaction commits.
@ApplicationScoped
class WithdrawGrant {
    private final GrantDesk desk;
    private final Changes changes;

    WithdrawGrant(GrantDesk desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
    }

    Uni<GrantView> withdraw(
            Actor actor, @Nullable String key, GrantId id, WithdrawalRequest request) {
        return desk.open(
                actor,
                key,
                id,
                "withdrawal",
                Errand.WITHDRAW,
                request,
                matter -> withdraw(matter, request));
    }

    private Uni<Recorded> withdraw(Matter matter, WithdrawalRequest request) {
        return changes.move(
                matter.actor(),
                matter.capacity(),
                matter.grant(),
                new ConsentEvent.Withdrawn(request.reason()),
                matter.now());
    }
}
