package dev.candor.gateway.job;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Forgets jobs that ended long ago.
@ApplicationScoped
class JobSweeper {
    private final Jobs jobs;
    private final JobConfig config;
    private final Clock clock;

    JobSweeper(Jobs jobs, JobConfig config, Clock clock) {
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "1h",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return jobs.forget(clock.instant().minus(config.keep())).replaceWithVoid();
    }
}
