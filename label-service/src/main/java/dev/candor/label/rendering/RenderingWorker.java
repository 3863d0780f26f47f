package dev.candor.label.rendering;

import dev.candor.kit.id.Ids;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.work.WorkLoop;
import dev.candor.label.plan.Plan;
import dev.candor.label.rendering.medium.Following;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/// Makes the renderings that were taken in for later, a few at a time. What another replica died
/// over is made again from the start: nothing of an unfinished rendering was ever released.
@ApplicationScoped
class RenderingWorker {
    private static final Logger LOG = Logger.getLogger(RenderingWorker.class);
    private static final int BEATS_PER_LEASE = 15;
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final RenderingJobs jobs;
    private final RenderingClaims claims;
    private final RenderLabel renderLabel;
    private final RenderingThreads threads;
    private final Spool spool;
    private final RenderingJobConfig config;
    private final Vertx vertx;
    private final WorkLoop loop;
    private long broom = -1;

    RenderingWorker(
            RenderingJobs jobs,
            RenderingClaims claims,
            RenderLabel renderLabel,
            RenderingThreads threads,
            Spool spool,
            RenderingJobConfig config,
            Vertx vertx) {
        this.jobs = jobs;
        this.claims = claims;
        this.renderLabel = renderLabel;
        this.threads = threads;
        this.spool = spool;
        this.config = config;
        this.vertx = vertx;
        this.loop =
                new WorkLoop(
                        vertx,
                        LOG,
                        "renderings",
                        new WorkLoop.Pace(config.atATime(), config.lookEvery()),
                        this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        broom = vertx.setPeriodic(0, SWEEP_EVERY.toMillis(), _ -> loop.inBackground(this::sweep));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
        vertx.cancelTimer(broom);
    }

    /// Looks for work, unless there is enough to do.
    void nudge() {
        loop.nudge();
    }

    private Uni<Void> sweep() {
        return jobs.sweep()
                .invoke(forgotten -> LOG.debugf("%d finished renderings forgotten", forgotten))
                .replaceWithVoid();
    }

    private Uni<Boolean> next() {
        return claims.claim()
                .chain(job -> job.isPresent() ? make(job.get()) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> make(RenderingJob job) {
        var followed = new Followed();
        return loop.alive(
                config.lease().dividedBy(BEATS_PER_LEASE),
                () -> beat(job, followed),
                () -> make(job, followed));
    }

    private Uni<Boolean> make(RenderingJob job, Followed followed) {
        return renderLabel
                .plan(job.actor(), job.asked().planId())
                .chain(plan -> threads.run(() -> render(job, plan, followed)))
                .chain(result -> finish(job, result))
                .onFailure(RejectedExecutionException.class)
                .recoverWithUni(() -> waitOn(job))
                .onFailure(Declined.class)
                .recoverWithUni(e -> fail(job, followed, (Declined) e))
                .onFailure()
                .recoverWithUni(e -> stumble(job, followed, e));
    }

    private RenderLabel.Result render(RenderingJob job, Plan plan, Followed followed) {
        var asked = job.asked();
        var source = spool.open(job.actor().organization(), asked.source());
        return renderLabel.render(
                job.actor(), plan, source, asked.variant(), asked.declaredCrops(), followed);
    }

    private Uni<Boolean> finish(RenderingJob job, RenderLabel.Result result) {
        var source = job.asked().source().id();
        return claims.finish(job, result)
                .call(
                        kept ->
                                kept
                                        ? discardUnless(source, result.media().id())
                                        : discardUnless(result.media().id(), source))
                .replaceWith(true);
    }

    /// What was ended because nobody waits for it, or because this replica stops, has not failed.
    private Uni<Boolean> fail(RenderingJob job, Followed followed, Declined why) {
        if (loop.isStopping() || followed.lost) {
            return Uni.createFrom().item(!loop.isStopping());
        }
        return claims.fail(job, why)
                .call(
                        kept ->
                                kept
                                        ? discard(job.asked().source().id())
                                        : Uni.createFrom().voidItem())
                .replaceWith(true);
    }

    /// All threads have work, most of it for people who wait: nothing was tried, so no attempt is
    /// spent, and the next look is soon enough.
    private Uni<Boolean> waitOn(RenderingJob job) {
        return claims.putBack(job).replaceWith(false);
    }

    /// What nobody thought of. The job is tried again, and says so if that does not help.
    private Uni<Boolean> stumble(RenderingJob job, Followed followed, Throwable e) {
        if (loop.isStopping() || followed.lost) {
            return Uni.createFrom().item(!loop.isStopping());
        }
        var incident = Ids.next().toString();
        LOG.errorf(e, "incident %s: rendering %s", incident, job.id());
        return claims.giveBack(job, incident)
                .replaceWith(true)
                .onFailure()
                .invoke(
                        why ->
                                LOG.warnf(
                                        "rendering %s is left until its claim ends: %s",
                                        job.id(), why.getMessage()))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Void> beat(RenderingJob job, Followed followed) {
        return claims.beat(job, followed.share)
                .invoke(
                        held -> {
                            if (!held) {
                                followed.lost = true;
                            }
                        })
                .replaceWithVoid();
    }

    /// What went out as it came is not thrown away with what came in.
    private Uni<Void> discardUnless(String id, String kept) {
        return id.equals(kept) ? Uni.createFrom().voidItem() : discard(id);
    }

    private Uni<Void> discard(String id) {
        return RenderLabel.onWorker(
                        () -> {
                            spool.discard(id);
                            return id;
                        })
                .replaceWithVoid();
    }

    /// How far one is, and whether it goes on.
    private final class Followed implements Following {
        private volatile double share;
        private volatile boolean lost;

        @Override
        public void progress(double done) {
            share = done;
        }

        @Override
        public boolean cancelled() {
            return lost || loop.isStopping();
        }
    }
}
