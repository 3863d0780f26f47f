package dev.candor.gateway.webhook;

import dev.candor.gateway.webhook.Outcome.Gone;
import dev.candor.gateway.webhook.Outcome.Refused;
import dev.candor.gateway.webhook.Outcome.Taken;
import dev.candor.gateway.webhook.Outcome.Unreached;
import dev.candor.kit.outage.Outage;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes what is due and brings it to its receivers. What a replica held when it ended is due again
/// when its lease has run out.
@ApplicationScoped
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final String GONE = "The receiver answered 410: it is gone.";
    private static final String SILENT = "Nothing arrived for too long.";
    private static final String SEALED = "Its secret cannot be opened here; give it a new one.";

    private final Deliveries deliveries;
    private final Receivers receivers;
    private final Envelope envelope;
    private final Schedule schedule;
    private final WebhookConfig config;
    private final Vertx vertx;
    private final UUID self = UUID.randomUUID();
    private final Outage outage = new Outage(LOG, "webhooks");
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile boolean open;
    private long timer = -1;

    Courier(
            Deliveries deliveries,
            Receivers receivers,
            Envelope envelope,
            Schedule schedule,
            WebhookConfig config,
            Vertx vertx) {
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.envelope = envelope;
        this.schedule = schedule;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        open = true;
        timer = vertx.setPeriodic(config.lookEvery().toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
        vertx.cancelTimer(timer);
    }

    /// Looks for what is due. Whoever calls while it looks makes it look once more.
    void look() {
        again.set(true);
        if (!open || !looking.compareAndSet(false, true)) {
            return;
        }
        again.set(false);
        int room = config.underWay() - underWay.get();
        deliveries
                .claim(self, Math.max(room, 0), config.underWayEach(), config.lease())
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(this::setOut, outage::failed);
    }

    @Scheduled(
            every = "1h",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return deliveries.forget(config.kept());
    }

    private void setOut(List<Due> due) {
        outage.succeeded();
        underWay.addAndGet(due.size());
        due.forEach(this::deliver);
        if (again.get()) {
            look();
        }
    }

    private void deliver(Due due) {
        Uni.createFrom()
                .deferred(() -> attempt(due))
                .chain(outcome -> settle(due, outcome))
                .onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(
                        _ -> look(), // the next of this subject has its turn
                        failure -> LOG.warnf("webhook %s: %s", due.webhook(), failure));
    }

    /// A secret that was sealed for another installation is not lost on us alone: the delivery has
    /// failed, and its owner reads why.
    private Uni<Outcome> attempt(Due due) {
        Map<String, String> headers;
        try {
            headers = envelope.of(due);
        } catch (IllegalStateException | Declined e) {
            LOG.warnf("webhook %s: %s", due.webhook(), e.getMessage());
            return Uni.createFrom().item(new Unreached(SEALED));
        }
        return receivers.post(due.url(), headers, due.body());
    }

    private Uni<Void> settle(Due due, Outcome outcome) {
        return switch (outcome) {
            case Taken(int status) -> deliveries.arrived(due, self, status);
            case Gone(int status) ->
                    failed(due, Optional.empty(), status, GONE)
                            .chain(() -> deliveries.disable(due.webhook(), GONE, null));
            case Refused(int status, var pause) -> failed(due, pause, status, null);
            case Unreached(var why) -> failed(due, Optional.empty(), null, why);
        };
    }

    private Uni<Void> failed(
            Due due, Optional<Duration> pause, @Nullable Integer status, @Nullable String failure) {
        var wait = schedule.after(due.attempt(), pause).orElse(null);
        return deliveries
                .failed(due, self, wait, status, failure)
                .chain(() -> deliveries.disable(due.webhook(), SILENT, config.disableAfter()));
    }
}
