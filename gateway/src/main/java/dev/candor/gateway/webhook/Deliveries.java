package dev.candor.gateway.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What is under way. Who holds a delivery is decided here, by PostgreSQL's own clock.
@ApplicationScoped
class Deliveries {
    /// Of each subject the oldest that waits, unless a replica holds it; a few of each webhook, so
    /// that a slow one does not keep the others waiting. What another replica takes at the same
    /// moment is locked, and skipped.
    private static final String CLAIM =
            """
            with head as (
                select d.id, d.position,
                       row_number() over (partition by d.webhook order by d.position) as turn
                from webhook_delivery d join webhook w on w.id = d.webhook and w.state = 'ENABLED'
                where d.state = 'WAITING' and d.not_before <= now()
                and not exists (
                    select 1 from webhook_delivery e
                    where e.webhook = d.webhook and e.subject = d.subject
                    and e.state = 'WAITING' and e.position < d.position)),
            free as (
                select d.id from webhook_delivery d
                where d.id in (select id from head where turn <= $3)
                and d.state = 'WAITING' and (d.leased_until is null or d.leased_until < now())
                order by d.position limit $2
                for update skip locked),
            mine as (
                update webhook_delivery d
                set holder = $1, leased_until = now() + $4 * interval '1 millisecond',
                    attempts = d.attempts + 1
                from free where d.id = free.id
                returning d.id, d.attempts, d.webhook, d.event, d.position)
            select mine.id, mine.attempts, mine.webhook, w.organization, w.url, w.secret,
                   w.former_secret, w.former_until, mine.event, i.body
            from mine join webhook w on w.id = mine.webhook
            join inbox_event i on i.position = mine.position
            """;

    private static final String ARRIVED =
            """
            with done as (
                update webhook_delivery
                set state = 'DELIVERED', status = $3, failure = null, tried_at = now(),
                    holder = null, leased_until = null
                where id = $1 and holder = $2 returning webhook)
            update webhook set failing_since = null from done
            where id = done.webhook and failing_since is not null
            """;

    private static final String FAILED =
            """
            with tried as (
                update webhook_delivery
                set state = case when $3::bigint is null then 'DEAD' else 'WAITING' end,
                    not_before = now() + coalesce($3::bigint, 0) * interval '1 millisecond',
                    status = $4, failure = $5, tried_at = now(), holder = null, leased_until = null
                where id = $1 and holder = $2 returning webhook)
            update webhook set failing_since = coalesce(failing_since, now()) from tried
            where id = tried.webhook
            """;

    private static final String DISABLE =
            """
            update webhook set state = 'DISABLED', because = $2, changed_at = now()
            where id = $1 and state = 'ENABLED'
            and ($3::bigint is null or failing_since < now() - $3::bigint * interval '1 millisecond')
            """;

    private static final String FORGET =
            "delete from webhook_delivery where created_at < now() - $1 * interval '1 millisecond'";

    /// A delivery comes to be with its event, and goes first; a day is more than clocks differ.
    private static final String FORGET_EVENTS =
            """
            delete from inbox_event
            where received_at < now() - $1 * interval '1 millisecond' - interval '1 day'
            """;

    private final Pool pool;

    Deliveries(Pool pool) {
        this.pool = pool;
    }

    /// Takes what is due, up to `limit`, for as long as `lease`.
    ///
    /// @param each most that one webhook has under way
    Uni<List<Due>> claim(UUID holder, int limit, int each, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(holder, limit, each, lease.toMillis()))
                .map(Deliveries::due);
    }

    Uni<Void> arrived(Due due, UUID holder, int status) {
        return pool.preparedQuery(ARRIVED)
                .execute(Tuple.of(due.id(), holder, status))
                .replaceWithVoid();
    }

    /// @param wait until the next attempt; without one the delivery is dead
    /// @param status of the answer, if there was one
    Uni<Void> failed(
            Due due,
            UUID holder,
            @Nullable Duration wait,
            @Nullable Integer status,
            @Nullable String failure) {
        return pool.preparedQuery(FAILED)
                .execute(
                        Tuple.tuple()
                                .addUUID(due.id())
                                .addUUID(holder)
                                .addLong(wait == null ? null : wait.toMillis())
                                .addInteger(status)
                                .addString(failure))
                .replaceWithVoid();
    }

    /// Disables a webhook at once, or with `after` when nothing has arrived for so long.
    Uni<Void> disable(UUID webhook, String because, @Nullable Duration after) {
        return pool.preparedQuery(DISABLE)
                .execute(
                        Tuple.tuple()
                                .addUUID(webhook)
                                .addString(because)
                                .addLong(after == null ? null : after.toMillis()))
                .replaceWithVoid();
    }

    /// Discards what is older than `kept`, and then the events that nobody can be sent any more.
    Uni<Void> forget(Duration kept) {
        var age = Tuple.of(kept.toMillis());
        return pool.preparedQuery(FORGET)
                .execute(age)
                .chain(() -> pool.preparedQuery(FORGET_EVENTS).execute(age))
                .replaceWithVoid();
    }

    private static List<Due> due(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Deliveries::due).toList();
    }

    private static Due due(Row row) {
        return new Due(
                row.getUUID("id"),
                row.getInteger("attempts"),
                row.getUUID("webhook"),
                row.getString("organization"),
                URI.create(row.getString("url")),
                bytes(row, "secret"),
                row.getValue("former_secret") == null ? null : bytes(row, "former_secret"),
                instant(row.getOffsetDateTime("former_until")),
                row.getUUID("event"),
                row.getString("body"));
    }

    private static byte[] bytes(Row row, String column) {
        return ((Buffer) row.getDelegate().getValue(column)).getBytes();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
