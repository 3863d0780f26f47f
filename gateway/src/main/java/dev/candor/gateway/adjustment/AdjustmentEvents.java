package dev.candor.gateway.adjustment;

import dev.candor.gateway.event.GatewayEvents;
import dev.candor.kit.id.Ids;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Objects;

/// Tells of adjustments, in the transaction that makes them: subscribers, and the services that
/// show the publication. What somebody wrote stays here.
@ApplicationScoped
class AdjustmentEvents {
    private final Outbox outbox;
    private final StandingNotices notices;

    AdjustmentEvents(Outbox outbox, StandingNotices notices) {
        this.outbox = outbox;
        this.notices = notices;
    }

    /// @param adjustment one that is made
    Uni<Void> tell(SqlConnection connection, Adjustment adjustment) {
        var made = Objects.requireNonNull(adjustment.madeAt()).truncatedTo(ChronoUnit.MILLIS);
        var event =
                Event.of(
                        Ids.next(),
                        GatewayEvents.SOURCE,
                        GatewayEvents.ADJUSTED,
                        "publications/" + adjustment.publication(),
                        made,
                        adjustment.organization(),
                        data(adjustment, made));
        return outbox.put(connection, event).chain(() -> notices.note(connection, adjustment));
    }

    private static LinkedHashMap<String, Object> data(Adjustment adjustment, Instant made) {
        var data = new LinkedHashMap<String, Object>();
        data.put("publicationId", adjustment.publication());
        data.put("adjustmentId", adjustment.id());
        data.put("kind", adjustment.kind().name());
        if (adjustment.labelClass() != null) {
            data.put("labelClass", adjustment.labelClass());
        }
        if (adjustment.cause() != null) {
            data.put("cause", adjustment.cause());
        }
        data.put("knownSince", adjustment.knownSince().truncatedTo(ChronoUnit.MILLIS));
        data.put("madeAt", made);
        return data;
    }
}
