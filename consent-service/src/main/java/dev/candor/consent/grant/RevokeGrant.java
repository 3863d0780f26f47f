package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Somebody else than the person takes a grant back, and says why.
@ApplicationScoped
class RevokeGrant {
    private final GrantDesk desk;
    private final Changes changes;

    RevokeGrant(GrantDesk desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
    }

    Uni<GrantView> revoke(Actor actor, @Nullable String key, GrantId id, ReasonedRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return desk.open(
                actor,
                key,
                id,
                "revocation",
                Errand.WRITE,
                request,
                matter -> revoke(matter, request));
    }

    private Uni<Recorded> revoke(Matter matter, ReasonedRequest request) {
        return changes.move(
                matter.actor(),
                matter.capacity(),
                matter.grant(),
                new ConsentEvent.Revoked(request.reason()),
                matter.now());
    }
}
