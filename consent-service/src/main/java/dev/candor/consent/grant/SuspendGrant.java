package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// A grant, or a part of it, permits nothing for now. In force as soon as the transaction commits.
@ApplicationScoped
class SuspendGrant {
    private final GrantDesk desk;
    private final Changes changes;

    SuspendGrant(GrantDesk desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
    }

    Uni<GrantView> suspend(
            Actor actor, @Nullable String key, GrantId id, SuspensionRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return desk.open(
                actor,
                key,
                id,
                "suspension",
                Errand.WRITE,
                request,
                matter -> suspend(matter, request));
    }

    private Uni<Recorded> suspend(Matter matter, SuspensionRequest request) {
        return changes.move(
                matter.actor(),
                matter.capacity(),
                matter.grant(),
                new ConsentEvent.Suspended(request.toSuspension(Ids.next()), request.reason()),
                matter.now());
    }
}
