package dev.candor.gateway.publication;

import dev.candor.gateway.publication.Asked.OfSpentUpload;
import dev.candor.gateway.publication.Asked.WithMedia;
import dev.candor.gateway.upload.resumable.CompleteUploads;
import dev.candor.gateway.upload.resumable.UploadProblem;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Publishes what a request asks for. An upload is spent when it is published and not before, so
/// that a declaration that was refused can be mended without sending the file again.
@ApplicationScoped
class PublishAsked {
    private final PublishOnce publish;
    private final PublishLater later;
    private final Foresee foresee;
    private final CompleteUploads uploads;

    PublishAsked(
            PublishOnce publish, PublishLater later, Foresee foresee, CompleteUploads uploads) {
        this.publish = publish;
        this.later = later;
        this.foresee = foresee;
        this.uploads = uploads;
    }

    /// @throws Declined (in the Uni) as [PublishOnce#publish] does, or `UPLOAD_SPENT`
    Uni<Publication> atOnce(Actor actor, Asked asked, @Nullable String key) {
        return switch (asked) {
            case WithMedia media ->
                    publish.publish(actor, media.declaration(), media.asset(), key)
                            .call(() -> spend(media));
            case OfSpentUpload spent -> publish.repeated(slot(actor, key), spent);
        };
    }

    /// @throws Declined (in the Uni) as [PublishLater#publish] does, or `UPLOAD_SPENT`
    Uni<PublishLater.Accepted> later(Actor actor, Asked asked, @Nullable String key) {
        return switch (asked) {
            case WithMedia media -> later.publish(actor, media, key);
            case OfSpentUpload spent -> later.repeated(slot(actor, key), spent);
        };
    }

    /// @throws Declined (in the Uni) as [Foresee#outlook] does, or `UPLOAD_SPENT`
    Uni<Outlook> outlook(Actor actor, Asked asked) {
        return switch (asked) {
            case WithMedia media -> foresee.outlook(actor, media.declaration(), media.asset());
            case OfSpentUpload _ -> Uni.createFrom().failure(PublishAsked::spent);
        };
    }

    private Uni<Void> spend(WithMedia media) {
        var upload = media.upload();
        return upload == null ? Uni.createFrom().voidItem() : uploads.spend(upload);
    }

    /// Without a key nobody can tell whether it is the same request.
    private static String slot(Actor actor, @Nullable String key) {
        var slot = PublicationKeys.slot(actor, key);
        if (slot == null) {
            throw spent();
        }
        return slot;
    }

    static Declined spent() {
        return new Declined(
                        UploadProblem.UPLOAD_SPENT,
                        "Upload the file again; or send the Idempotency-Key it was published under,"
                                + " to be told as what.")
                .at("/asset/upload");
    }
}
