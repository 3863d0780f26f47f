package dev.candor.provenance.media;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Opens media that the gateway left in the spool, and nobody else.
@ApplicationScoped
public class SpooledMedia {
    private final Spool spool;
    private final Workbench workbench;

    SpooledMedia(Spool spool, Workbench workbench) {
        this.spool = spool;
        this.workbench = workbench;
    }

    /// @throws Declined `FORBIDDEN` to all but the gateway; `UNKNOWN_SPOOL` and `DIGEST_MISMATCH`
    /// as
    ///     [Spool#open] says
    public Uni<Media> open(Actor actor, SpoolReference reference) {
        if (!actor.viaGateway()) {
            throw new Declined(
                    CommonProblem.FORBIDDEN, "Send the media itself; spool ids are internal.");
        }
        return workbench.run(() -> Media.of(spool.open(actor.organization(), reference)));
    }
}
