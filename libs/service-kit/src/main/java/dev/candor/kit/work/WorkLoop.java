package dev.candor.kit.work;

import dev.candor.kit.outage.Outage;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Looks for work again and again, and at once when somebody knows of some; does a few pieces at a
/// time. Each runs on an event loop in a context of its own, as a database session wants it. May be
/// shared by threads.
public final class WorkLoop {
    private final Vertx vertx;
    private final Logger log;
    private final Outage outage;
    private final Pace pace;
    private final Work work;
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean stopping;
    private volatile long timer = -1;

    /// One kind of work.
    @FunctionalInterface
    public interface Work {
        /// Takes one piece that waits and does it, or finds none.
        ///
        /// @return whether there was one, since then there may be more; fails when none can be had
        Uni<Boolean> next();
    }

    /// How much is done.
    ///
    /// @param atATime most pieces that are done at a time, at least 1
    /// @param lookEvery pause between two looks
    public record Pace(int atATime, Duration lookEvery) {}

    /// @param log of whoever does the work
    /// @param what is worked on, in the plural: `signatures`
    public WorkLoop(Vertx vertx, Logger log, String what, Pace pace, Work work) {
        this.vertx = vertx;
        this.log = log;
        this.outage = new Outage(log, what);
        this.pace = pace;
        this.work = work;
    }

    public void start() {
        stopping = false;
        timer = vertx.setPeriodic(pace.lookEvery().toMillis(), _ -> nudge());
    }

    /// Takes nothing more. What is being done goes on.
    public void stop() {
        stopping = true;
        vertx.cancelTimer(timer);
    }

    public boolean isStopping() {
        return stopping;
    }

    /// Looks for work, unless there is enough to do.
    public void nudge() {
        if (stopping) {
            return;
        }
        if (busy.incrementAndGet() > pace.atATime()) {
            busy.decrementAndGet();
            return;
        }
        inBackground(this::next);
    }

    /// Does a piece of work and gives signs of life meanwhile.
    ///
    /// @param every pause between two signs
    public <T> Uni<T> alive(Duration every, Supplier<Uni<Void>> sign, Supplier<Uni<T>> piece) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            long signs =
                                    vertx.setPeriodic(every.toMillis(), _ -> inBackground(sign));
                            return Uni.createFrom()
                                    .deferred(piece::get)
                                    .onTermination()
                                    .invoke(() -> vertx.cancelTimer(signs));
                        });
    }

    /// Does something in a context of its own; what fails is logged.
    public void inBackground(Supplier<Uni<Void>> something) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                _ ->
                        Uni.createFrom()
                                .deferred(something::get)
                                .subscribe()
                                .with(_ -> {}, e -> log.warnf("in the background: %s", e)));
    }

    private Uni<Void> next() {
        if (stopping) { // since it was asked to look
            busy.decrementAndGet();
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(work::next)
                .invoke(outage::succeeded)
                .onFailure()
                .invoke(outage::failed)
                .onFailure()
                .recoverWithItem(false)
                .onTermination()
                .invoke(busy::decrementAndGet)
                .invoke(
                        found -> {
                            if (found) {
                                nudge(); // there may be more
                            }
                        })
                .replaceWithVoid();
    }
}
