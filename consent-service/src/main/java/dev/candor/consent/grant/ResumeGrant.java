package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Suspensions are lifted.
@ApplicationScoped
class ResumeGrant {
    private final GrantDesk desk;
    private final Changes changes;

    ResumeGrant(GrantDesk desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
    }

    Uni<GrantView> resume(
            Actor actor, @Nullable String key, GrantId id, ResumptionRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return desk.open(
                actor,
                key,
                id,
                "resumption",
                Errand.WRITE,
                request,
                matter -> resume(matter, request));
    }

    private Uni<Recorded> resume(Matter matter, ResumptionRequest request) {
        return changes.move(
                matter.actor(),
                matter.capacity(),
                matter.grant(),
                new ConsentEvent.Resumed(
                        Transitions.lifted(matter.grant(), request.cause()), request.reason()),
                matter.now());
    }
}
