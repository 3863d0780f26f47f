package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// A grant is found not to be valid, such as one whose evidence is forged.
@ApplicationScoped
class InvalidateGrant {
    private final GrantDesk desk;
    private final Changes changes;

    InvalidateGrant(GrantDesk desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
    }

    Uni<GrantView> invalidate(
            Actor actor, @Nullable String key, GrantId id, ReasonedRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return desk.open(
                actor,
                key,
                id,
                "invalidation",
                Errand.WRITE,
                request,
                matter -> invalidate(matter, request));
    }

    private Uni<Recorded> invalidate(Matter matter, ReasonedRequest request) {
        return changes.move(
                matter.actor(),
                matter.capacity(),
                matter.grant(),
                new ConsentEvent.Invalidated(request.reason()),
                matter.now());
    }
}
