package dev.candor.gateway.publication;

import dev.candor.gateway.publication.Publications.Ended;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Removes published bytes when their time is over; the record stays. Idempotency keys that nothing
/// came of go too.
@ApplicationScoped
class Retention {
    /// A sweep looks back this far, so that what could not be removed is tried again. The first
    /// one of a replica looks at all: nobody knows for how long none ran.
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private static final int AT_A_TIME = 200;

    private final Publications publications;
    private final PublicationKeys keys;
    private final MediaStore media;
    private final Vertx vertx;
    private final Clock clock;
    private volatile Instant from = Instant.EPOCH;

    Retention(
            Publications publications,
            PublicationKeys keys,
            MediaStore media,
            Vertx vertx,
            Clock clock) {
        this.publications = publications;
        this.keys = keys;
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
        return sweep(Ended.before(from), now)
                .invoke(() -> from = now.minus(LOOK_BACK))
                .chain(keys::forgetStale)
                .replaceWithVoid();
    }

    /// A few at a time, however many there are.
    private Uni<Void> sweep(Ended behind, Instant now) {
        return publications
                .ended(behind, now, AT_A_TIME)
                .call(ended -> vertx.executeBlocking(() -> discard(ended)))
                .chain(
                        ended ->
                                ended.size() < AT_A_TIME
                                        ? Uni.createFrom().voidItem()
                                        : sweep(ended.getLast(), now));
    }

    private long discard(List<Ended> ended) {
        return ended.stream()
                .filter(it -> media.discard(it.organization(), new PublicationId(it.id())))
                .count();
    }
}
