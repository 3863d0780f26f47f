package dev.candor.gateway.upload.resumable;

import static dev.candor.gateway.upload.resumable.UploadProblem.COMPLETED_UPLOAD;
import static dev.candor.gateway.upload.resumable.UploadProblem.INCONSISTENT_UPLOAD_LENGTH;
import static dev.candor.gateway.upload.resumable.UploadProblem.MISMATCHING_UPLOAD_OFFSET;
import static dev.candor.gateway.upload.resumable.UploadProblem.UPLOAD_BUSY;

import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Takes a piece of a file in, as it comes, in one buffer of memory. One request at a time appends
/// to an upload; of what broke off, the bytes that came stay. Blocking.
@ApplicationScoped
class AppendToUpload {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Uploads uploads;
    private final UploadFiles files;
    private final UploadConfig config;

    AppendToUpload(Uploads uploads, UploadFiles files, UploadConfig config) {
        this.uploads = uploads;
        this.files = files;
        this.config = config;
    }

    /// @throws Declined when the piece does not go on where the upload stands, somebody else
    /// appends, the upload is complete, has another length, or has not the digest that was said
    Upload append(Actor actor, UploadId id, Piece piece) throws IOException {
        mustFit(piece.length());
        var pen =
                await(uploads.take(actor, id, piece.offset()))
                        .orElseThrow(() -> refusal(actor, id, piece));
        try (var writing =
                new Writing(files.open(pen.upload()), pen, uploads, config.upload().lease())) {
            return taken(actor, pen, piece, writing);
        }
    }

    private Upload taken(Actor actor, Pen pen, Piece piece, Writing writing) throws IOException {
        var known = pen.upload().length();
        var length = known == null ? piece.length() : known;
        try {
            mustAgree(known, piece.length());
            if (!writing.take(piece.body(), length == null ? config.maxAssetSize() : length)) {
                giveUp(actor, pen);
                throw length == null ? tooLarge() : longer(length);
            }
            return piece.last()
                    ? complete(actor, pen, length, writing)
                    : letGo(pen, length, writing);
        } catch (IOException | RuntimeException e) {
            await(uploads.letGo(pen, writing.secured(), null));
            throw e;
        }
    }

    private Upload letGo(Pen pen, @Nullable Long length, Writing writing) throws IOException {
        return await(uploads.letGo(pen, writing.secured(), length)).orElseThrow(Writing::lost);
    }

    private Upload complete(Actor actor, Pen pen, @Nullable Long length, Writing writing)
            throws IOException {
        long all = writing.secured();
        if (length != null && length != all) {
            throw shorter(length, all);
        }
        var sha256 = writing.sha256();
        var stated = pen.upload().statedSha256();
        if (stated != null && !Digests.same(stated, sha256)) {
            giveUp(actor, pen);
            throw new Declined(
                            CommonProblem.DIGEST_MISMATCH,
                            "What arrived has SHA-256 %s; begin again.".formatted(sha256))
                    .at("#Repr-Digest");
        }
        return await(uploads.complete(pen, all, sha256)).orElseThrow(Writing::lost);
    }

    /// Nothing good can come of it any more.
    private void giveUp(Actor actor, Pen pen) {
        await(uploads.giveUp(actor, pen.id()));
        files.discard(pen.id());
    }

    private Declined refusal(Actor actor, UploadId id, Piece piece) {
        var upload = await(uploads.require(actor, id));
        if (!upload.state().isOpen()) {
            return new Declined(COMPLETED_UPLOAD, "Nothing is appended to a complete upload.");
        }
        if (upload.held()) {
            return new Declined(
                    UPLOAD_BUSY, "Ask by HEAD where it goes on; that ends the other request.");
        }
        return new Declined(
                        MISMATCHING_UPLOAD_OFFSET, "Go on at byte %d.".formatted(upload.offset()))
                .at("#" + UploadHeaders.OFFSET)
                .with("expected-offset", upload.offset())
                .with("provided-offset", piece.offset());
    }

    void mustFit(@Nullable Long length) {
        if (length != null && length > config.maxAssetSize()) {
            throw tooLarge();
        }
    }

    private Declined tooLarge() {
        return new Declined(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "An asset may have at most %d bytes.".formatted(config.maxAssetSize()))
                .with("limit", config.maxAssetSize());
    }

    private static void mustAgree(@Nullable Long known, @Nullable Long said) {
        if (known != null && said != null && !known.equals(said)) {
            throw inconsistent(
                    "It was to have %d bytes, and is to have %d now.".formatted(known, said));
        }
    }

    private static Declined longer(long length) {
        return inconsistent("It was to have %d bytes and has more; begin again.".formatted(length));
    }

    private static Declined shorter(long length, long all) {
        return inconsistent("It was to have %d bytes and has %d.".formatted(length, all));
    }

    private static Declined inconsistent(String detail) {
        return new Declined(INCONSISTENT_UPLOAD_LENGTH, detail).at("#" + UploadHeaders.LENGTH);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
