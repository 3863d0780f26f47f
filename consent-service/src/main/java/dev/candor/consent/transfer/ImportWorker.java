package dev.candor.consent.transfer;

import dev.candor.kit.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
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
    private final Clock clock;
    private final UUID self = UUID.randomUUID();
    private final WorkLoop loop;

    ImportWorker(
            Imports imports, WorkOff workOff, TransferConfig config, Vertx vertx, Clock clock) {
        this.imports = imports;
        this.workOff = workOff;
        this.config = config;
        this.clock = clock;
        this.loop =
                new WorkLoop(
                        vertx,
                        LOG,
                        "imports",
                        new WorkLoop.Pace(1, config.lookEvery()),
                        this::next);
    }

    void start(@Observes StartupEvent event) {
        imports.sweep(clock.instant().minus(LONGEST_UPLOAD))
                .subscribe()
                .with(_ -> {}, e -> LOG.warnf("old uploads stay: %s", e.getMessage()));
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Boolean> next() {
        return imports.claim(self, config.lease())
                .chain(
                        job ->
                                job.isPresent()
                                        ? workOff(job.get()).replaceWith(true)
                                        : Uni.createFrom().item(false));
    }

    private Uni<Void> workOff(ImportJob job) {
        return Multi.createBy()
                .repeating()
                .uni(() -> workOff.chunk(job))
                .whilst(settled -> settled > 0)
                .collect()
                .last()
                .chain(() -> imports.finish(job.id(), clock.instant()));
    }
}
