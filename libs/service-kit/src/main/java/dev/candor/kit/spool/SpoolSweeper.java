package dev.candor.kit.spool;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Empties the spool of what has expired, every few minutes.
@ApplicationScoped
class SpoolSweeper {
    private static final Logger LOG = Logger.getLogger(SpoolSweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Spool spool;
    private final Vertx vertx;
    private long timer;

    SpoolSweeper(Spool spool, Vertx vertx) {
        this.spool = spool;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        sweep();
        timer = vertx.setPeriodic(EVERY.toMillis(), _ -> sweep());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void sweep() {
        vertx.executeBlocking(spool::sweep)
                .onFailure(e -> LOG.warnf("spool not swept: %s", e.getMessage()));
    }
}
