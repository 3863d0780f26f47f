package dev.candor.gateway.webhook;

import dev.candor.gateway.inbox.Onward;
import dev.candor.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Notes each event for every webhook that is told of it, in the transaction that takes it in.
@ApplicationScoped
class FanOut implements Onward {
    private static final String SUBSCRIBERS =
            "select id, organization, types from webhook where organization = any($1)";
    private static final String NOTE =
            """
            insert into webhook_delivery
                (id, webhook, position, subject, type, event, state, attempts, not_before, created_at)
            select $1, id, $3, $4, $5, $6, 'WAITING', 0, $7, $7 from webhook where id = $2
            on conflict (webhook, position) do nothing
            """;

    private final Courier courier;
    private final Clock clock;

    FanOut(Courier courier, Clock clock) {
        this.courier = courier;
        this.clock = clock;
    }

    private record Subscriber(UUID id, String organization, EventFilter filter) {
        boolean isToldOf(Taken event) {
            return organization.equals(event.organization()) && filter.takes(event.type());
        }
    }

    @Override
    public Uni<Void> pass(SqlConnection connection, List<Taken> events) {
        var organizations =
                events.stream().map(Taken::organization).distinct().toArray(String[]::new);
        return connection
                .preparedQuery(SUBSCRIBERS)
                .mapping(
                        row ->
                                new Subscriber(
                                        row.getUUID("id"),
                                        row.getString("organization"),
                                        EventFilter.read(row.getString("types"))))
                .execute(Tuple.of(organizations))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .map(subscribers -> notes(events, subscribers))
                .chain(
                        notes ->
                                notes.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : connection
                                                .preparedQuery(NOTE)
                                                .executeBatch(notes)
                                                .replaceWithVoid());
    }

    @Override
    public void passed() {
        courier.look();
    }

    /// In the order of the events, so that the log is in their order, too.
    private List<Tuple> notes(List<Taken> events, List<Subscriber> subscribers) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return events.stream()
                .flatMap(
                        event ->
                                subscribers.stream()
                                        .filter(subscriber -> subscriber.isToldOf(event))
                                        .map(subscriber -> note(event, subscriber, now)))
                .toList();
    }

    private static Tuple note(Taken event, Subscriber subscriber, OffsetDateTime now) {
        return Tuple.from(
                List.of(
                        Ids.next(),
                        subscriber.id(),
                        event.position(),
                        event.subject(),
                        event.type(),
                        event.id(),
                        now));
    }
}
