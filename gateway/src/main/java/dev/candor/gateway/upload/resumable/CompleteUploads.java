package dev.candor.gateway.upload.resumable;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// Uploads whose bytes are all here, for whoever makes something of them.
@ApplicationScoped
public class CompleteUploads {
    private final Uploads uploads;
    private final UploadFiles files;
    private final Vertx vertx;

    CompleteUploads(Uploads uploads, UploadFiles files, Vertx vertx) {
        this.uploads = uploads;
        this.files = files;
        this.vertx = vertx;
    }

    /// What is left of an upload that was complete.
    public sealed interface Content {
        /// The bytes, under a name of their own in the spool: nothing that happens to the upload
        /// changes them. Whoever asked gives them up.
        record Bytes(SpoolEntry asset) implements Content {}

        /// It has been published; its digest is remembered for a while.
        ///
        /// @param sha256 lower-case hexadecimal
        record Spent(String sha256) implements Content {}
    }

    /// Call it on the event loop.
    ///
    /// @throws Declined (in the Uni) `UNKNOWN_UPLOAD`, or `UPLOAD_NOT_COMPLETE`
    public Uni<Content> content(Actor actor, UploadId id) {
        return uploads.require(actor, id)
                .chain(
                        upload ->
                                vertx.executeBlocking(
                                        () -> content(actor.organization(), upload), false));
    }

    /// It is published: the bytes go, the digest stays until it would have expired.
    public Uni<Void> spend(UploadId id) {
        return uploads.spend(id)
                .chain(
                        () ->
                                vertx.executeBlocking(
                                        () -> {
                                            files.discard(id);
                                            return id;
                                        },
                                        false))
                .replaceWithVoid();
    }

    private Content content(Organization organization, Upload upload) throws IOException {
        return switch (upload.state()) {
            case OPEN ->
                    throw new Declined(
                                    UploadProblem.UPLOAD_NOT_COMPLETE,
                                    "%d bytes have arrived; append the rest, with Upload-Complete: ?1."
                                            .formatted(upload.offset()))
                            .at("/asset/upload");
            case COMPLETE -> new Content.Bytes(spooled(organization, upload));
            case SPENT -> new Content.Spent(Objects.requireNonNull(upload.sha256()));
        };
    }

    private SpoolEntry spooled(Organization organization, Upload upload) throws IOException {
        try {
            return files.spooled(organization, upload);
        } catch (NoSuchFileException e) { // given up, or published, since it was looked at
            throw Uploads.unknown();
        }
    }
}
