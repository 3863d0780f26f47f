package dev.candor.gateway.adjustment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.gateway.identity.ServiceAccount;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.standing.StandingTold;
import dev.candor.kit.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Tells the services that show a publication how it stands: label-service for its label,
/// provenance-service for its manifest. A service that does not answer is told later, for as long
/// as it takes; told twice it changes nothing.
@ApplicationScoped
public class StandingCourier {
    private static final Logger LOG = Logger.getLogger(StandingCourier.class);

    private final StandingNotices notices;
    private final Adjustments adjustments;
    private final NeighbourClient neighbours;
    private final ServiceAccount account;
    private final StandingConfig config;
    private final WorkLoop loop;

    StandingCourier(
            StandingNotices notices,
            Adjustments adjustments,
            NeighbourClient neighbours,
            ServiceAccount account,
            StandingConfig config,
            Vertx vertx) {
        this.notices = notices;
        this.adjustments = adjustments;
        this.neighbours = neighbours;
        this.account = account;
        this.config = config;
        this.loop =
                new WorkLoop(
                        vertx,
                        LOG,
                        "standings of publications",
                        new WorkLoop.Pace(config.atATime(), config.lookEvery()),
                        this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /// Looks for what is due at once.
    public void nudge() {
        loop.nudge();
    }

    private Uni<Boolean> next() {
        var holder = UUID.randomUUID();
        return notices.claim(holder, config.lease())
                .chain(
                        claimed ->
                                claimed.isPresent()
                                        ? carry(claimed.get(), holder).replaceWith(true)
                                        : Uni.createFrom().item(false));
    }

    private Uni<Void> carry(StandingNotice notice, UUID holder) {
        return tell(notice)
                .chain(() -> notices.told(notice, holder))
                .onFailure()
                .recoverWithUni(failure -> later(notice, holder, failure));
    }

    private Uni<Void> later(StandingNotice notice, UUID holder, Throwable failure) {
        var pause = pause(notice.attempts(), config.pause(), config.longestPause());
        LOG.warnf(
                "publication %s: %s is told in %d s: %s",
                notice.publication(),
                notice.neighbour().title(),
                pause.toSeconds(),
                failure.getMessage());
        return notices.later(notice, holder, pause);
    }

    private Uni<Void> tell(StandingNotice notice) {
        var path =
                notice.path().orElseThrow(() -> new IllegalStateException("it is not stored yet"));
        return adjustments
                .of(notice.publication())
                .map(Announcement::of)
                .map(it -> new StandingTold(it.standing(), notice.revision(), it.since()))
                .chain(
                        told ->
                                account.speakingFor(nobody(notice.organization()))
                                        .chain(
                                                as ->
                                                        neighbours.put(
                                                                notice.neighbour(),
                                                                path,
                                                                as,
                                                                told,
                                                                JsonNode.class)))
                .replaceWithVoid();
    }

    /// Nobody asks for it: the gateway itself knows it.
    private static Actor nobody(String organization) {
        return new Actor(new Organization(organization), "gateway", "gateway", Set.of(), true);
    }

    /// The first pause, doubled by each attempt in a row.
    static Duration pause(int attempts, Duration first, Duration longest) {
        var doubled = first.multipliedBy(1L << Math.clamp(attempts - 1, 0, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
