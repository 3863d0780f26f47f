package dev.candor.label.standing;

import dev.candor.kit.id.Ids;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Tells that a label says something else of its publication: whoever shows it asks for it again.
@ApplicationScoped
class StandingEvents {
    private static final String CHANGED = "dev.candor.label.standing-changed";

    private final Outbox outbox;

    StandingEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// In the transaction of whoever writes it.
    Uni<Void> changed(StandingRow row) {
        return outbox.put(
                Event.of(
                        Ids.next(),
                        "/label-service",
                        CHANGED,
                        "verdicts/" + row.verdictId,
                        row.toldAt.truncatedTo(ChronoUnit.MILLIS),
                        row.organization,
                        Map.of(
                                "verdictId", row.verdictId,
                                "standing", row.standing.name(),
                                "since", row.since.truncatedTo(ChronoUnit.MILLIS))));
    }
}
