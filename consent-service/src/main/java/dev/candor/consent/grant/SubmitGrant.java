package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.notice.Notices;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// A draft is put before the person.
@ApplicationScoped
class SubmitGrant {
    private final GrantDesk desk;
    private final Notices notices;
    private final Changes changes;

    SubmitGrant(GrantDesk desk, Notices notices, Changes changes) {
        this.desk = desk;
        this.notices = notices;
        this.changes = changes;
    }

    Uni<GrantView> submit(Actor actor, @Nullable String key, GrantId id, Nothing request) {
        return desk.open(actor, key, id, "request", Errand.WRITE, request, this::submit);
    }

    private Uni<Recorded> submit(Matter matter) {
        return notices.require(matter.organization(), matter.grant().terms().notice())
                .invoke(notice -> Proof.mustBeEffective(notice, matter.now()))
                .chain(
                        () ->
                                changes.move(
                                        matter.actor(),
                                        matter.capacity(),
                                        matter.grant(),
                                        new ConsentEvent.Requested(),
                                        matter.now()));
    }

    /// The body of an act that has nothing to say.
    record Nothing() {}
}
