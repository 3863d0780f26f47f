package dev.candor.gateway.job;

import dev.candor.gateway.job.Claims.Claimed;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.work.WorkLoop;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
    private final Clock clock;
    private final WorkLoop loop;

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
        this.clock = clock;
        this.loop =
                new WorkLoop(
                        vertx,
                        LOG,
                        "jobs",
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
    public void nudge() {
        loop.nudge();
    }

    private Uni<Boolean> next() {
        return claims.claim()
                .chain(
                        found ->
                                found.isPresent()
                                        ? take(found.get())
                                        : Uni.createFrom().item(false));
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
        return loop.alive(
                        config.lease().dividedBy(BEATS_PER_LEASE),
                        () -> beat(job, lost),
                        () -> unlessTaken(job, lost))
                .chain(() -> claims.giveBack(job));
    }

    private Uni<Void> unlessTaken(Job job, CompletableFuture<Void> lost) {
        var taken = Uni.createFrom().completionStage(lost).emitOn(here()); // transactions live here
        return Uni.combine()
                .any()
                .of(Uni.createFrom().deferred(() -> work(job).carryOut(job)), taken)
                .onFailure()
                .recoverWithUni(failure -> settle(job, failure));
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
}
