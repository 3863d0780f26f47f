package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// A person says no. That is kept as well as a yes.
@ApplicationScoped
class RefuseGrant {
    private final GrantDesk desk;
    private final Changes changes;

    RefuseGrant(GrantDesk desk, Changes changes) {
        this.desk = desk;
        this.changes = changes;
    }

    Uni<GrantView> refuse(Actor actor, @Nullable String key, GrantId id, AnswerRequest request) {
        return desk.open(
                actor,
                key,
                id,
                "refusal",
                Errand.ANSWER,
                request,
                matter -> refuse(matter, request));
    }

    private Uni<Recorded> refuse(Matter matter, AnswerRequest request) {
        return changes.move(
                matter.actor(),
                matter.capacity(),
                matter.grant(),
                new ConsentEvent.Refused(request.reason()),
                matter.now());
    }
}
