package dev.candor.gateway.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// What services told.
@ApplicationScoped
class InboxEvents {
    private static final String TAKE =
            """
            insert into inbox_event (source, id, organization, type, subject, time, body, received_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (source, id) do nothing
            """;

    private final Pool pool;
    private final ObjectMapper json;

    InboxEvents(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /// Stores them all, in their order, or none; those that are known already stay as they are.
    Uni<Void> take(List<EventRequest> events, Instant now) {
        var rows = events.stream().map(event -> row(event, now)).toList();
        return pool.withTransaction(connection -> connection.preparedQuery(TAKE).executeBatch(rows))
                .replaceWithVoid();
    }

    private Tuple row(EventRequest event, Instant now) {
        return Tuple.from(
                List.of(
                        event.source(),
                        event.id(),
                        event.organization(),
                        event.type(),
                        event.subject(),
                        event.time().atOffset(ZoneOffset.UTC),
                        write(event),
                        now.atOffset(ZoneOffset.UTC)));
    }

    private String write(EventRequest event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that was read can be written", e);
        }
    }
}
