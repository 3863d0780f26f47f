package dev.candor.consent.grant;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Writes down, again and again, what the clock has ended. Several replicas may do so at once:
/// each grant is locked and looked at again.
@ApplicationScoped
class ClockWorker {
    private static final Logger LOG = Logger.getLogger(ClockWorker.class);

    private final EndsByClock ends;
    private final WriteDownEnds writeDownEnds;
    private final GrantConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;

    ClockWorker(
            EndsByClock ends,
            WriteDownEnds writeDownEnds,
            GrantConfig config,
            Clock clock,
            Vertx vertx) {
        this.ends = ends;
        this.writeDownEnds = writeDownEnds;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.lookEvery().toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        // A reactive session belongs to a context of its own.
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                _ ->
                        writeDown()
                                .onTermination()
                                .invoke(() -> busy.set(false))
                                .subscribe()
                                .with(
                                        _ -> {},
                                        e -> LOG.warnf("ends not looked for: %s", e.getMessage())));
    }

    private Uni<Void> writeDown() {
        return ends.find(clock.instant(), config.atATime())
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(this::writeDown)
                .collect()
                .last();
    }

    private Uni<Void> writeDown(EndsByClock.Due due) {
        return writeDownEnds
                .writeDown(due)
                .onFailure()
                .invoke(e -> LOG.warnf(e, "end of grant %s is left to be written", due.grant()))
                .onFailure()
                .recoverWithNull();
    }
}
