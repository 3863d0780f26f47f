package dev.candor.gateway.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.work.InTurn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What services told.
@ApplicationScoped
class InboxEvents {
    private static final String TAKE =
            """
            insert into inbox_event (source, id, organization, type, subject, time, body, received_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (source, id) do nothing
            returning %s
            """
                    .formatted(TakenRows.COLUMNS);

    private final Pool pool;
    private final List<Onward> onward;
    private final TakenRows taken;
    private final ObjectMapper json;

    InboxEvents(Pool pool, @All List<Onward> onward, TakenRows taken, ObjectMapper json) {
        this.pool = pool;
        this.onward = onward;
        this.taken = taken;
        this.json = json;
    }

    /// Stores them all, in their order, or none; those that are known already stay as they are,
    /// and are not passed on again.
    Uni<Void> take(List<EventRequest> events, Instant now) {
        var rows = events.stream().map(event -> row(event, now)).toList();
        return pool.withTransaction(
                        connection ->
                                connection
                                        .preparedQuery(TAKE)
                                        .executeBatch(rows)
                                        .map(this::taken)
                                        .chain(
                                                fresh ->
                                                        InTurn.each(
                                                                onward,
                                                                next ->
                                                                        next.pass(
                                                                                connection,
                                                                                fresh))))
                .invoke(() -> onward.forEach(Onward::passed))
                .replaceWithVoid();
    }

    /// What was new, over the results of a batch, which hang on each other.
    private List<Onward.Taken> taken(RowSet<Row> results) {
        return Stream.iterate(results, Objects::nonNull, RowSet::next)
                .map(taken::read)
                .flatMap(List::stream)
                .toList();
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
