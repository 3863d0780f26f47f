package dev.candor.consent.ledger;

import dev.candor.consent.key.RegistryKeys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Signs each ledger that has grown, twice a second at most. Every replica looks, one signs.
@ApplicationScoped
class CheckpointJob {
    private static final Logger LOG = Logger.getLogger(CheckpointJob.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Checkpoints checkpoints;
    private final RegistryKeys keys;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private long timer;

    CheckpointJob(Checkpoints checkpoints, RegistryKeys keys, Vertx vertx) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (keys.areKept()) {
            timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> look());
        } else {
            LOG.warn(
                    "checkpoints are not signed: candor.consent.registry.key-directory is not set");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        checkpoints
                .unsigned()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(checkpoints::sign)
                .collect()
                .last()
                .onTermination()
                .invoke(() -> busy.set(false))
                .subscribe()
                .with(_ -> failing.set(false), this::complain);
    }

    /// Once, not twice a second.
    private void complain(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.errorf("checkpoints are not signed: %s", failure.getMessage());
        }
    }
}
