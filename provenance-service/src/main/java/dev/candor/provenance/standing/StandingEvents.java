package dev.candor.provenance.standing;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import dev.candor.kit.standing.Stands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/// Tells that what was signed stands otherwise.
@ApplicationScoped
class StandingEvents {
    private static final String CHANGED = "dev.candor.provenance.standing-changed";

    private final Outbox outbox;

    StandingEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// In the transaction of whoever writes it.
    Uni<Void> changed(Organization organization, String manifest, Stands told, Instant at) {
        var since = Objects.requireNonNull(told.since());
        return outbox.put(
                Event.of(
                        Ids.next(),
                        "/provenance-service",
                        CHANGED,
                        "manifests/" + manifest,
                        at.truncatedTo(ChronoUnit.MILLIS),
                        organization.slug(),
                        Map.of(
                                "manifest", manifest,
                                "standing", told.standing().name(),
                                "since", since.truncatedTo(ChronoUnit.MILLIS))));
    }
}
