package dev.candor.gateway.upload.resumable;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Says where an upload goes on. A request that still appends is one that its client has given up,
/// or would not ask: it is ended first, so that what is said holds.
@ApplicationScoped
class ReadUpload {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Uploads uploads;

    ReadUpload(Uploads uploads) {
        this.uploads = uploads;
    }

    /// Takes no longer than a lease: nobody holds an upload for longer without a sign of life.
    ///
    /// @throws Declined (in the Uni) `UNKNOWN_UPLOAD`
    Uni<Upload> atRest(Actor actor, UploadId id) {
        return uploads.require(actor, id)
                .chain(
                        upload ->
                                upload.held()
                                        ? afterTheOther(actor, id)
                                        : Uni.createFrom().item(upload));
    }

    private Uni<Upload> afterTheOther(Actor actor, UploadId id) {
        return uploads.want(actor, id).onItem().delayIt().by(PAUSE).chain(() -> atRest(actor, id));
    }
}
