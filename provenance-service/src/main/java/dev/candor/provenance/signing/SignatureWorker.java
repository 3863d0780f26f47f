package dev.candor.provenance.signing;

import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolFile;
import dev.candor.kit.spool.SpoolReference;
import dev.candor.kit.work.WorkLoop;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.Workbench;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes the signatures that were taken in for later, a few at a time. What another replica died
/// over is made again from the start: nothing of an unfinished signature was ever listed.
@ApplicationScoped
class SignatureWorker {
    private static final Logger LOG = Logger.getLogger(SignatureWorker.class);
    private static final int BEATS_PER_LEASE = 6;

    private final SignatureJobs jobs;
    private final CarryOut carryOut;
    private final Spool spool;
    private final Workbench workbench;
    private final SignatureConfig config;
    private final WorkLoop loop;

    SignatureWorker(
            SignatureJobs jobs,
            CarryOut carryOut,
            Spool spool,
            Workbench workbench,
            SignatureConfig config,
            Vertx vertx) {
        this.jobs = jobs;
        this.carryOut = carryOut;
        this.spool = spool;
        this.workbench = workbench;
        this.config = config;
        this.loop =
                new WorkLoop(
                        vertx,
                        LOG,
                        "signatures",
                        new WorkLoop.Pace(config.atATime(), config.lookEvery()),
                        this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /// Looks for work, unless there is enough to do.
    void nudge() {
        loop.nudge();
    }

    private Uni<Boolean> next() {
        return jobs.claim()
                .chain(job -> job.isPresent() ? make(job.get()) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> make(SignatureJob job) {
        var target = new AtomicReference<SpoolFile>();
        return loop.alive(
                config.lease().dividedBy(BEATS_PER_LEASE),
                () -> beat(job, target),
                () -> make(job, target));
    }

    private Uni<Boolean> make(SignatureJob job, AtomicReference<SpoolFile> target) {
        return workbench
                .run(() -> original(job))
                .chain(original -> sign(job, original, target))
                .onFailure(Declined.class)
                .recoverWithUni(e -> jobs.fail(job, (Declined) e).replaceWith(true))
                .call(() -> discardMedia(job))
                .onFailure()
                .invoke(e -> LOG.errorf(e, "signature %s is left to be made again", job.id()))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> sign(
            SignatureJob job, Original original, AtomicReference<SpoolFile> target) {
        return carryOut.sign(
                        job.actor(),
                        original,
                        job.request(),
                        target::set,
                        (signed, keys) -> jobs.finish(job, signed, keys))
                .replaceWith(true);
    }

    private Original original(SignatureJob job) {
        var source = open(job, job.media().source());
        var parent = job.media().parent();
        return new Original(
                source,
                parent == null ? source : open(job, parent),
                job.media().ingredients().stream().map(one -> open(job, one)).toList());
    }

    private Media open(SignatureJob job, SpoolReference reference) {
        return Media.of(spool.open(job.actor().organization(), reference));
    }

    private Uni<Void> beat(SignatureJob job, AtomicReference<SpoolFile> target) {
        return workbench
                .run(() -> written(target.get()))
                .chain(written -> jobs.beat(job, written))
                .replaceWithVoid();
    }

    /// The engine writes beside its target, and moves when all is well.
    private static long written(@Nullable SpoolFile target) throws IOException {
        if (target == null) {
            return 0;
        }
        var folder = target.path().toAbsolutePath().getParent();
        try (var parts = Files.newDirectoryStream(folder, "." + target.id() + ".*")) {
            for (Path part : parts) {
                return Files.size(part);
            }
        }
        return Files.exists(target.path()) ? Files.size(target.path()) : 0;
    }

    private Uni<Void> discardMedia(SignatureJob job) {
        return workbench.run(
                () -> {
                    job.media().all().forEach(media -> spool.discard(media.id()));
                    return null;
                });
    }
}
