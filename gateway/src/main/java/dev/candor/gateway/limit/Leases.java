package dev.candor.gateway.limit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Blocks from PostgreSQL: a row for each caller and window says how many were taken of it.
@ApplicationScoped
class Leases implements Lender {
    private static final Logger LOG = Logger.getLogger(Leases.class);

    /// Rows of windows that ended this long ago are of no use.
    private static final Duration KEPT = Duration.ofMinutes(2);

    /// How long a request waits for the database before it is counted without.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String TAKE =
            """
            insert into rate_lease as held (caller, begins, taken) values ($1, $2, $3)
            on conflict (caller, begins) do update set taken = held.taken + $3
            returning taken
            """;

    private final Pool pool;
    private final Clock clock;

    Leases(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// Where the database does not answer, callers are not the ones to suffer: the replica lends
    /// to itself, a whole quota at most, since a loan names all that is taken.
    @Override
    public Uni<Loan> lend(String who, long window, Quota quota) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(who, window, quota.block()))
                .map(rows -> rows.iterator().next())
                .map(row -> loan(row.getInteger("taken"), quota))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(
                        failure -> {
                            LOG.warnf("rate limits of this replica alone: %s", failure);
                            return new Loan(quota.requests(), quota.requests());
                        });
    }

    /// The counter runs on beyond the quota, so that it tells what it was before; nothing of that
    /// is granted.
    static Loan loan(int counted, Quota quota) {
        int taken = Math.min(counted, quota.requests());
        int before = Math.min(counted - quota.block(), quota.requests());
        return new Loan(taken - before, taken);
    }

    @Scheduled(
            every = "1m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> discardOld() {
        return pool.preparedQuery("delete from rate_lease where begins < $1")
                .execute(Tuple.of(clock.instant().minus(KEPT).getEpochSecond() / 60))
                .replaceWithVoid();
    }
}
