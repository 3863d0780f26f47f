package dev.candor.gateway.upload.resumable;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Throws uploads away: those that their owners give up, and those whose time is over. An upload is
/// out of sight first, then its file goes, then its row; whoever dies in between leaves the rest to
/// the next sweep, of whichever replica.
@ApplicationScoped
class DiscardUpload {
    private static final int AT_A_TIME = 200;

    private final Uploads uploads;
    private final UploadFiles files;
    private final Vertx vertx;

    DiscardUpload(Uploads uploads, UploadFiles files, Vertx vertx) {
        this.uploads = uploads;
        this.files = files;
        this.vertx = vertx;
    }

    /// @throws Declined (in the Uni) `UNKNOWN_UPLOAD`
    Uni<Void> discard(Actor actor, UploadId id) {
        return uploads.giveUp(actor, id)
                .invoke(
                        found -> {
                            if (!found) {
                                throw Uploads.unknown();
                            }
                        })
                .chain(() -> remove(List.of(id)));
    }

    @Scheduled(
            every = "5m",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return uploads.expire().chain(this::sweepGone);
    }

    private Uni<Void> sweepGone() {
        return uploads.gone(AT_A_TIME)
                .call(this::remove)
                .chain(gone -> gone.size() < AT_A_TIME ? Uni.createFrom().voidItem() : sweepGone());
    }

    private Uni<Void> remove(List<UploadId> gone) {
        return vertx.executeBlocking(
                        () -> {
                            gone.forEach(files::discard);
                            return gone;
                        },
                        false)
                .chain(uploads::forget);
    }
}
