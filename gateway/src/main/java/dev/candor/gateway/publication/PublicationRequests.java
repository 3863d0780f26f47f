package dev.candor.gateway.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.publication.NamedAssetForm.Place;
import dev.candor.gateway.upload.reference.FetchAsset;
import dev.candor.gateway.upload.resumable.CompleteUploads;
import dev.candor.gateway.upload.resumable.CompleteUploads.Content;
import dev.candor.gateway.upload.resumable.UploadId;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads requests to publish: a form whose second part is the asset, or JSON that names it.
@ApplicationScoped
class PublicationRequests {
    private static final int LONGEST = 80 * 1024;

    private final DeclaredUpload sent;
    private final CompleteUploads uploads;
    private final FetchAsset fetch;
    private final PublicationConfig config;
    private final ObjectMapper json;
    private final Vertx vertx;

    PublicationRequests(
            DeclaredUpload sent,
            CompleteUploads uploads,
            FetchAsset fetch,
            PublicationConfig config,
            ObjectMapper json,
            Vertx vertx) {
        this.sent = sent;
        this.uploads = uploads;
        this.fetch = fetch;
        this.config = config;
        this.json = json;
        this.vertx = vertx;
    }

    /// Reads the body before it returns; blocking.
    ///
    /// @param said the request's media type
    /// @throws Declined (in the Uni, too) when something is missing, too large or wrong; nothing is
    /// kept then
    Uni<Asked> read(Actor actor, @Nullable String said, InputStream body) throws IOException {
        var contentType = Objects.requireNonNullElse(said, "");
        if (contentType.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON)) {
            return named(actor, form(body));
        }
        var taken = sent.read(actor.organization(), contentType, body);
        return Uni.createFrom().item(new Asked.WithMedia(taken.declaration(), taken.asset(), null));
    }

    private Uni<Asked> named(Actor actor, NamedAssetForm form) {
        var declaration = form.declared();
        var place = form.place();
        // Gives the event loop back, where the database and stores are asked.
        return vertx.executeBlocking(() -> place)
                .chain(
                        it ->
                                switch (it) {
                                    case Place.Uploaded(var id) -> uploaded(actor, declaration, id);
                                    case Place.InStore store -> fetched(actor, declaration, store);
                                });
    }

    private Uni<Asked> uploaded(Actor actor, Declaration declaration, UploadId id) {
        return uploads.content(actor, id)
                .map(
                        content ->
                                switch (content) {
                                    case Content.Bytes(var asset) ->
                                            new Asked.WithMedia(declaration, asset, id);
                                    case Content.Spent(var sha256) ->
                                            new Asked.OfSpentUpload(declaration, sha256);
                                });
    }

    private Uni<Asked> fetched(Actor actor, Declaration declaration, Place.InStore store) {
        return fetch.fetch(actor.organization(), store.url(), store.sha256(), config.maxAssetSize())
                .map(asset -> new Asked.WithMedia(declaration, asset, null));
    }

    private NamedAssetForm form(InputStream body) throws IOException {
        var bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new Declined(
                            CommonProblem.PAYLOAD_TOO_LARGE,
                            "Send at most %d bytes of JSON.".formatted(LONGEST))
                    .with("limit", LONGEST);
        }
        var form = json.readValue(bytes, NamedAssetForm.class);
        if (form == null) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "Send a JSON object.");
        }
        return form;
    }
}
