package dev.candor.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Delivers what waits, oldest first, as long as this process holds the lease. What was delivered
/// and not forgotten before the process ended is delivered once more by the next.
@ApplicationScoped
class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final OutboxEvents events;
    private final Inbox inbox;
    private final OutboxConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final UUID self = UUID.randomUUID();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant notBefore = Instant.MIN;
    private long timer = -1;

    Delivery(OutboxEvents events, Inbox inbox, OutboxConfig config, Vertx vertx, Clock clock) {
        this.events = events;
        this.inbox = inbox;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (inbox.isKnown()) {
            timer = vertx.setPeriodic(config.lookEvery().toMillis(), _ -> look());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (clock.instant().isBefore(notBefore) || !busy.compareAndSet(false, true)) {
            return;
        }
        round().onTermination()
                .invoke(() -> busy.set(false))
                .subscribe()
                .with(_ -> failures.set(0), this::wait);
    }

    /// Batch by batch until nothing waits or somebody else has the lease.
    private Uni<Integer> round() {
        return Uni.createFrom()
                .deferred(this::batch)
                .repeat()
                .whilst(delivered -> delivered > 0)
                .collect()
                .last();
    }

    private Uni<Integer> batch() {
        return events.lease(self, config.lease())
                .chain(held -> held ? deliver() : Uni.createFrom().item(0));
    }

    private Uni<Integer> deliver() {
        return events.oldest(config.batch())
                .chain(
                        waiting ->
                                waiting.isEmpty()
                                        ? Uni.createFrom().item(0)
                                        : inbox.deliver(
                                                        waiting.stream()
                                                                .map(OutboxEvents.Waiting::body)
                                                                .toList())
                                                .chain(() -> events.forget(waiting))
                                                .replaceWith(waiting.size()));
    }

    private void wait(Throwable failure) {
        var wait = wait(failures.incrementAndGet(), config.longestWait());
        notBefore = clock.instant().plus(wait);
        LOG.warnf("events wait %d s more: %s", wait.toSeconds(), failure.getMessage());
    }

    /// One second, doubled by each failure in a row.
    static Duration wait(int failures, Duration longest) {
        var doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
