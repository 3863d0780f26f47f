package dev.candor.label.rendering;

import dev.candor.kit.id.Ids;
import dev.candor.kit.outage.Outage;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.label.plan.Plan;
import dev.candor.label.rendering.medium.Following;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
    private final AtomicInteger busy = new AtomicInteger();
    private final Outage outage = new Outage(LOG, "renderings");
    private volatile boolean stopping;
    private long timer;
    private long broom;

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
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.lookEvery().toMillis(), _ -> nudge());
        broom = vertx.setPeriodic(0, SWEEP_EVERY.toMillis(), _ -> inBackground(this::sweep));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(timer);
        vertx.cancelTimer(broom);
    }

    /// Looks for work, unless there is enough to do.
    void nudge() {
        if (stopping) {
            return;
        }
        if (busy.incrementAndGet() > config.atATime()) {
            busy.decrementAndGet();
            return;
        }
        inBackground(this::next);
    }

    private Uni<Void> sweep() {
        return jobs.sweep()
                .invoke(forgotten -> LOG.debugf("%d finished renderings forgotten", forgotten))
                .replaceWithVoid();
    }

    private Uni<Void> next() {
        return claims.claim()
                .invoke(outage::succeeded)
                .onFailure()
                .invoke(outage::failed)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(job -> job.isPresent() ? make(job.get()) : Uni.createFrom().item(false))
                .onTermination()
                .invoke(busy::decrementAndGet)
                .invoke(
                        made -> {
                            if (made) {
                                nudge(); // there may be more
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Boolean> make(RenderingJob job) {
        var followed = new Followed();
        var beat =
                vertx.setPeriodic(
                        config.lease().toMillis() / BEATS_PER_LEASE,
                        _ -> inBackground(() -> beat(job, followed)));
        return renderLabel
                .plan(job.actor(), job.asked().planId())
                .chain(plan -> threads.run(() -> render(job, plan, followed)))
                .chain(result -> finish(job, result))
                .onFailure(RejectedExecutionException.class)
                .recoverWithUni(() -> waitOn(job))
                .onFailure(Declined.class)
                .recoverWithUni(e -> fail(job, followed, (Declined) e))
                .onFailure()
                .recoverWithUni(e -> stumble(job, followed, e))
                .onTermination()
                .invoke(() -> vertx.cancelTimer(beat));
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
        if (stopping || followed.lost) {
            return Uni.createFrom().item(!stopping);
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
        if (stopping || followed.lost) {
            return Uni.createFrom().item(!stopping);
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
            return lost || stopping;
        }
    }

    /// A database session belongs to a context of its own.
    private void inBackground(Supplier<Uni<Void>> work) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                _ ->
                        work.get()
                                .subscribe()
                                .with(_ -> {}, e -> LOG.warnf("in the background: %s", e)));
    }
}
