package dev.candor.gateway.publication;

import dev.candor.kit.identity.Organization;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Removes published bytes when their time is over; the record stays.
@ApplicationScoped
class Retention {
    /// A sweep looks back this far, so that one that was missed is made up for.
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private final Publications publications;
    private final MediaStore media;
    private final Vertx vertx;
    private final Clock clock;

    Retention(Publications publications, MediaStore media, Vertx vertx, Clock clock) {
        this.publications = publications;
        this.media = media;
        this.vertx = vertx;
        this.clock = clock;
    }

    @Scheduled(
            every = "10m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        var now = clock.instant();
        return publications
                .endedBetween(now.minus(LOOK_BACK), now)
                .chain(ended -> vertx.executeBlocking(() -> discard(ended)))
                .replaceWithVoid();
    }

    private long discard(List<Publication> ended) {
        return ended.stream()
                .filter(it -> media.discard(new Organization(it.organization()), it.id()))
                .count();
    }
}
