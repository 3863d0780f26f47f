package dev.candor.gateway.job;

import dev.candor.gateway.job.Claims.Claimed;
import dev.candor.kit.outage.Outage;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Works on jobs, a few at a time. What another replica died over is taken up from its checkpoint;
/// what cannot be done yet, because a service is not there, is tried again after a pause.
@ApplicationScoped
public class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final int BEATS_PER_LEASE = 10;

    private final Claims claims;
    private final Jobs jobs;
    private final List<JobWork> works;
    private final JobConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicInteger busy = new AtomicInteger();
    private final Outage outage = new Outage(LOG, "jobs");
    private volatile boolean stopping;
    private long timer;

    JobRunner(
            Claims claims,
            Jobs jobs,
            @All List<JobWork> works,
            JobConfig config,
            Vertx vertx,
            Clock clock) {
        this.claims = claims;
        this.jobs = jobs;
        this.works = List.copyOf(works);
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.lookEvery().toMillis(), _ -> nudge());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.cancelTimer(timer);
    }

    /// Looks for work, unless there is enough to do.
    public void nudge() {
        if (stopping) {
            return;
        }
        if (busy.incrementAndGet() > config.atATime()) {
            busy.decrementAndGet();
            return;
        }
        inBackground(this::next);
    }

    private Uni<Void> next() {
        return claims.claim()
                .invoke(outage::succeeded)
                .onFailure()
                .invoke(outage::failed)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(found -> found.map(this::take).orElseGet(JobRunner::nothing))
                .onTermination()
                .invoke(busy::decrementAndGet)
                .invoke(
                        took -> {
                            if (took) {
                                nudge(); // there may be more
                            }
                        })
                .replaceWithVoid();
    }

    private static Uni<Boolean> nothing() {
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> take(Claimed claimed) {
        var job = claimed.job();
        return Uni.createFrom()
                .deferred(() -> claimed.ended() ? clear(job) : carryOut(job))
                .onFailure()
                .invoke(e -> LOG.warnf("job %s is left for later: %s", job.id(), e.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWith(true);
    }

    private Uni<Void> clear(Job job) {
        return work(job).clear(job).chain(() -> claims.cleared(job));
    }

    private Uni<Void> carryOut(Job job) {
        if (job.attempts() > config.attempts()) {
            return jobs.fail(job, interrupted()).chain(() -> claims.giveBack(job));
        }
        var lost = new CompletableFuture<Void>();
        var beat =
                vertx.setPeriodic(
                        config.lease().toMillis() / BEATS_PER_LEASE,
                        _ -> inBackground(() -> beat(job, lost)));
        var taken = Uni.createFrom().completionStage(lost).emitOn(here()); // transactions live here
        return Uni.combine()
                .any()
                .of(Uni.createFrom().deferred(() -> work(job).carryOut(job)), taken)
                .onFailure()
                .recoverWithUni(failure -> settle(job, failure))
                .onTermination()
                .invoke(() -> vertx.cancelTimer(beat))
                .chain(() -> claims.giveBack(job));
    }

    private Uni<Void> beat(Job job, CompletableFuture<Void> lost) {
        return claims.beat(job)
                .invoke(
                        held -> {
                            if (!held) {
                                lost.completeExceptionally(new ClaimLost());
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Void> settle(Job job, Throwable failure) {
        return switch (failure) {
            case ClaimLost _ -> Uni.createFrom().voidItem();
            case Declined declined when !isPassing(declined) -> jobs.fail(job, declined);
            case Declined declined when job.attempts() >= config.attempts() ->
                    jobs.fail(job, declined);
            case Declined _ -> jobs.putOff(job, clock.instant().plus(pause(job.attempts())));
            default -> {
                LOG.errorf(failure, "job %s failed in a way nobody foresaw", job.id());
                yield jobs.putOff(job, clock.instant().plus(pause(job.attempts())));
            }
        };
    }

    /// Whether the same request may have another answer in a moment.
    private static boolean isPassing(Declined declined) {
        return declined.type() == CommonProblem.SERVICE_UNAVAILABLE
                || declined.type().uri().equals(CommonProblem.IDEMPOTENCY_IN_FLIGHT.uri());
    }

    private Duration pause(int attempts) {
        var doubled = config.pause().multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(config.longestPause()) > 0 ? config.longestPause() : doubled;
    }

    private Declined interrupted() {
        return new Declined(
                JobProblem.JOB_INTERRUPTED,
                "It was taken up %d times and came no further; send it again."
                        .formatted(config.attempts()));
    }

    private JobWork work(Job job) {
        return works.stream()
                .filter(work -> work.kind().equals(job.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no work of kind " + job.kind()));
    }

    private static Executor here() {
        var context = Vertx.currentContext();
        return task -> context.runOnContext(_ -> task.run());
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
