package dev.candor.provenance.media;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Where work is done that blocks or burns CPU: the worker pool. The outcome arrives on the event
/// loop it was asked from, since a database session belongs to that.
@ApplicationScoped
public class Workbench {
    private final Vertx vertx;

    Workbench(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Starts when the answer is subscribed to, which has to happen on an event loop.
    public <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }

    /// Starts at once; nobody waits for it.
    public void start(Runnable work) {
        vertx.executeBlocking(Executors.callable(work), false);
    }
}
