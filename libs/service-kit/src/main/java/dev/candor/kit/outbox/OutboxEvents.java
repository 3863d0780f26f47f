package dev.candor.kit.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// What is still to be told, and who tells it.
@ApplicationScoped
class OutboxEvents {
    private static final String LEASE =
            """
            insert into outbox_lease (name, holder, until)
            values ('delivery', $1, now() + $2 * interval '1 millisecond')
            on conflict (name) do update set holder = excluded.holder, until = excluded.until
            where outbox_lease.holder = excluded.holder or outbox_lease.until < now()
            """;
    private static final String OLDEST =
            "select position, body from outbox_event order by position limit $1";
    private static final String FORGET = "delete from outbox_event where position = any($1)";

    private final Pool pool;

    OutboxEvents(Pool pool) {
        this.pool = pool;
    }

    /// One event that waits.
    record Waiting(long position, String body) {}

    /// Whether `holder` may deliver, from now on for as long as `lease`.
    Uni<Boolean> lease(UUID holder, Duration lease) {
        return pool.preparedQuery(LEASE)
                .execute(Tuple.of(holder, lease.toMillis()))
                .map(rows -> rows.rowCount() > 0);
    }

    /// The oldest that wait, in order.
    Uni<List<Waiting>> oldest(int limit) {
        return pool.preparedQuery(OLDEST).execute(Tuple.of(limit)).map(OutboxEvents::waiting);
    }

    Uni<Void> forget(List<Waiting> delivered) {
        var positions = delivered.stream().map(Waiting::position).toArray(Long[]::new);
        return pool.preparedQuery(FORGET).execute(Tuple.of(positions)).replaceWithVoid();
    }

    private static List<Waiting> waiting(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Waiting(row.getLong("position"), row.getString("body")))
                .toList();
    }
}
