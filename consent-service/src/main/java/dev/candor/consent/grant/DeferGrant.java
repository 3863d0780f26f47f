package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// A person wants to answer later.
@ApplicationScoped
class DeferGrant {
    private final GrantDesk desk;
    private final Changes changes;

    DeferGrant(GrantDesk desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
    }

    Uni<GrantView> defer(Actor actor, @Nullable String key, GrantId id, AnswerRequest request) {
        return desk.open(
                actor,
                key,
                id,
                "deferral",
                Errand.ANSWER,
                request,
                matter -> defer(matter, request));
    }

    private Uni<Recorded> defer(Matter matter, AnswerRequest request) {
        return changes.move(
                matter.actor(),
                matter.capacity(),
                matter.grant(),
                new ConsentEvent.Deferred(request.reason()),
                matter.now());
    }
}
