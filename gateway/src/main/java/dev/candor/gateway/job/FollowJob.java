package dev.candor.gateway.job;

import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Looks at a job again and again, and tells each change once.
@ApplicationScoped
class FollowJob {
    private static final long LOOK_EVERY = 250;

    private final Jobs jobs;
    private final Vertx vertx;

    FollowJob(Jobs jobs, Vertx vertx) {
        this.jobs = jobs;
        this.vertx = vertx;
    }

    /// @param seen version of the last change that is known; the changes after it are told, the
    /// last one of them in any case
    /// @return ends with the job
    Multi<JobView> after(Organization organization, UUID id, long seen) {
        var last = new AtomicLong(seen);
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicBoolean::new,
                        begun ->
                                pause(begun.getAndSet(true))
                                        .chain(() -> jobs.require(organization, id)))
                .whilst(view -> !view.isFinished())
                .filter(view -> last.getAndSet(view.version()) != view.version());
    }

    private Uni<Void> pause(boolean wanted) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            if (wanted) {
                                vertx.setTimer(LOOK_EVERY, _ -> emitter.complete(null));
                            } else {
                                emitter.complete(null);
                            }
                        });
    }
}
