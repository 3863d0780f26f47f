package dev.candor.consent.grant;

import dev.candor.consent.grant.EndsByClock.Due;
import dev.candor.kit.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Writes down, again and again, what the clock has ended. Several replicas may do so at once:
/// each grant is locked and looked at again.
@ApplicationScoped
class ClockWorker {
    private static final Logger LOG = Logger.getLogger(ClockWorker.class);

    private final EndsByClock ends;
    private final WriteDownEnds writeDownEnds;
    private final GrantConfig config;
    private final Clock clock;
    private final WorkLoop loop;

    ClockWorker(
            EndsByClock ends,
            WriteDownEnds writeDownEnds,
            GrantConfig config,
            Clock clock,
            Vertx vertx) {
        this.ends = ends;
        this.writeDownEnds = writeDownEnds;
        this.config = config;
        this.clock = clock;
        this.loop =
                new WorkLoop(
                        vertx,
                        LOG,
                        "ends of grants",
                        new WorkLoop.Pace(1, config.lookEvery()),
                        () -> writeDown().replaceWith(false));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> writeDown() {
        var now = clock.instant();
        return ends.find(now, config.atATime())
                .chain(due -> each(due, writeDownEnds::writeDown))
                .chain(() -> ends.ofAge(LocalDate.ofInstant(now, ZoneOffset.UTC), config.atATime()))
                .chain(due -> each(due, writeDownEnds::suspendOfAge));
    }

    private static Uni<Void> each(List<Due> grants, Function<Due, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(grants)
                .onItem()
                .transformToUniAndConcatenate(due -> oneOf(due, work))
                .collect()
                .last();
    }

    private static Uni<Void> oneOf(Due due, Function<Due, Uni<Void>> work) {
        return work.apply(due)
                .onFailure()
                .invoke(e -> LOG.warnf(e, "what time did to grant %s is left", due.grant()))
                .onFailure()
                .recoverWithNull();
    }
}
