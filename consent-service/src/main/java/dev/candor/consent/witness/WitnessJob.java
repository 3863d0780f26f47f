package dev.candor.consent.witness;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Looks at each ledger that is watched, one after another, now and then.
@ApplicationScoped
class WitnessJob {
    private static final Logger LOG = Logger.getLogger(WitnessJob.class);

    private final Witness witness;
    private final WitnessConfig config;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;

    WitnessJob(Witness witness, WitnessConfig config, Vertx vertx) {
        this.witness = witness;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (!config.logs().isEmpty()) {
            timer = vertx.setPeriodic(config.every().toMillis(), _ -> lookAtAll());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void lookAtAll() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        Multi.createFrom()
                .iterable(config.logs().entrySet())
                .onItem()
                .transformToUniAndConcatenate(log -> look(log.getKey(), log.getValue()))
                .collect()
                .last()
                .onTermination()
                .invoke(() -> busy.set(false))
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("the witness does not look", failure));
    }

    private Uni<Witness.Outcome> look(String name, WitnessConfig.Log log) {
        return witness.look(log.address(), log.organization().orElse(null), log.keys().orElse(null))
                .onFailure()
                .invoke(e -> LOG.warnf("the ledger %s cannot be seen: %s", name, e.getMessage()))
                .onFailure()
                .recoverWithItem(Witness.Outcome.UNCHANGED);
    }
}
