package dev.candor.consent.transfer;

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
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Works imports off, one at a time. What another process died over is gone on with where it
/// stopped.
@ApplicationScoped
class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final Imports imports;
    private final WorkOff workOff;
    private final TransferConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final UUID self = UUID.randomUUID();
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;

    ImportWorker(
            Imports imports, WorkOff workOff, TransferConfig config, Vertx vertx, Clock clock) {
        this.imports = imports;
        this.workOff = workOff;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        imports.sweep(clock.instant().minus(LONGEST_UPLOAD))
                .subscribe()
                .with(_ -> {}, e -> LOG.warnf("old uploads stay: %s", e.getMessage()));
        timer = vertx.setPeriodic(config.lookEvery().toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        // A database session belongs to a context of its own.
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                _ ->
                        next().onTermination()
                                .invoke(() -> busy.set(false))
                                .subscribe()
                                .with(
                                        _ -> {},
                                        e -> LOG.warnf("an import waits: %s", e.getMessage())));
    }

    private Uni<Void> next() {
        return imports.claim(self, config.lease()).chain(this::workOff);
    }

    private Uni<Void> workOff(Optional<ImportJob> job) {
        return job.map(
                        found ->
                                Multi.createBy()
                                        .repeating()
                                        .uni(() -> workOff.chunk(found))
                                        .whilst(settled -> settled > 0)
                                        .collect()
                                        .last()
                                        .chain(() -> imports.finish(found.id(), clock.instant())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
