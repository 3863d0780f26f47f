package dev.candor.consent.check;

import dev.candor.kit.identity.Organization;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Hears from the database which ledgers have grown (`LISTEN`), on a connection of its own that
/// is opened when the first question asks for it.
///
/// PostgreSQL delivers a notification before it answers what was sent after the commit. So every
/// answered heartbeat proves that all commits before it was sent have been heard of; one that is
/// not answered lets the memory grow old, and a lost connection empties it.
@ApplicationScoped
class News {
    private static final Logger LOG = Logger.getLogger(News.class);
    private static final String CHANNEL = "candor_ledger";
    private static final long BEAT_MILLIS = 100;
    private static final long AGAIN_MILLIS = 1000;

    private final Pool pool;
    private final Memory memory;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    News(Pool pool, Memory memory, Vertx vertx, Clock clock) {
        this.pool = pool;
        this.memory = memory;
        this.vertx = vertx;
        this.clock = clock;
    }

    /// From now on news are heard, as soon as there is a connection.
    void want() {
        if (wanted.compareAndSet(false, true)) {
            connect();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        over.set(true);
    }

    private void connect() {
        if (over.get()) {
            return;
        }
        pool.getConnection()
                .chain(this::listen)
                .subscribe()
                .with(this::beat, failure -> again(String.valueOf(failure.getMessage())));
    }

    private Uni<SqlConnection> listen(SqlConnection connection) {
        var postgres = PgConnection.cast(connection.getDelegate());
        postgres.notificationHandler(this::hear);
        postgres.closeHandler(
                _ -> {
                    memory.close();
                    again("the connection was closed");
                });
        return connection
                .query("listen " + CHANNEL)
                .execute()
                .invoke(memory::open)
                .replaceWith(connection);
    }

    private void hear(PgNotification news) {
        var words = news.getPayload().split(" ", 2);
        memory.grown(new Organization(words[0]), Long.parseLong(words[1]));
    }

    private void beat(SqlConnection connection) {
        var sent = clock.instant();
        connection
                .query("select 1")
                .execute()
                .subscribe()
                .with(
                        _ -> {
                            memory.heard(sent);
                            vertx.setTimer(BEAT_MILLIS, _ -> beat(connection));
                        },
                        _ -> {
                            memory.close();
                            connection.closeAndForget();
                        });
    }

    private void again(String why) {
        LOG.debugf("news are heard again in a second: %s", why);
        vertx.setTimer(AGAIN_MILLIS, _ -> connect());
    }
}
