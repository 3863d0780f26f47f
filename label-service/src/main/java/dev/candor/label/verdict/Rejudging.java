package dev.candor.label.verdict;

import dev.candor.kit.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Looks for judging to do again, and does it batch by batch.
@ApplicationScoped
class Rejudging {
    private static final Logger LOG = Logger.getLogger(Rejudging.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final WorkLoop loop;

    Rejudging(JudgeAgain judgeAgain, Vertx vertx) {
        loop =
                new WorkLoop(
                        vertx,
                        LOG,
                        "verdicts that are to be judged again",
                        new WorkLoop.Pace(1, LOOK_EVERY),
                        judgeAgain::batch);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
