package dev.candor.label.rendering;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Threads on which media is rendered, and on which renderings wait for each other. They are not
/// those that answer requests: a film of half an hour keeps nobody from asking how it stands.
@ApplicationScoped
class RenderingThreads {
    private final ExecutorService threads;

    RenderingThreads(RenderingConfig config) {
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        config.atOnceOrWaiting(),
                        1,
                        TimeUnit.MINUTES,
                        new SynchronousQueue<>(),
                        Thread.ofPlatform().daemon().name("rendering-", 0).factory());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /// Runs work here and comes back to the event loop, where alone the database may be used.
    ///
    /// @return fails with [RejectedExecutionException] when all threads have work
    <T> Uni<T> run(Supplier<T> work) {
        var eventLoop = Objects.requireNonNull(Vertx.currentContext());
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .emitOn(MutinyHelper.executor(eventLoop));
    }
}
