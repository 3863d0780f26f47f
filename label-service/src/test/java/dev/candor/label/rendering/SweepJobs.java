package dev.candor.label.rendering;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Sweeps when a test wants it, not when an hour is over.
@ApplicationScoped
public class SweepJobs {
    private final RenderingJobs jobs;

    SweepJobs(RenderingJobs jobs) {
        this.jobs = jobs;
    }

    public Uni<Long> sweep() {
        return jobs.sweep();
    }
}
