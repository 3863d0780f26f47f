package dev.candor.label.verdict;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Looks for judging to do again, and does it batch by batch.
@ApplicationScoped
class Rejudging {
    private static final Logger LOG = Logger.getLogger(Rejudging.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final JudgeAgain judgeAgain;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer = -1;

    Rejudging(JudgeAgain judgeAgain, Vertx vertx) {
        this.judgeAgain = judgeAgain;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// A session belongs to a context of its own.
    private void look() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> run());
    }

    private void run() {
        Uni.createFrom()
                .deferred(judgeAgain::batch)
                .repeat()
                .whilst(found -> found)
                .collect()
                .last()
                .onTermination()
                .invoke(() -> busy.set(false))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf("judging again waits: %s", failure.getMessage()));
    }
}
