package dev.candor.gateway.publication;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Publishes once per idempotency key, and leaves the spool as it was.
@ApplicationScoped
public class PublishOnce {
    private final Publish publish;
    private final Publications publications;
    private final PublicationKeys keys;
    private final Spool spool;
    private final Vertx vertx;

    PublishOnce(
            Publish publish,
            Publications publications,
            PublicationKeys keys,
            Spool spool,
            Vertx vertx) {
        this.publish = publish;
        this.publications = publications;
        this.keys = keys;
        this.spool = spool;
        this.vertx = vertx;
    }

    /// @param asset in the spool; it is gone from there when this ends, however it ends
    /// @param key the request's idempotency key, if it has one
    /// @throws Declined (in the Uni) with the member `step` when a step refused
    public Uni<Publication> publish(
            Actor actor, Declaration declaration, SpoolEntry asset, @Nullable String key) {
        var workbench = new Workbench(spool, asset.reference());
        // The check runs on a worker and gives the event loop back, where transactions live.
        return vertx.executeBlocking(() -> checked(actor, declaration, asset, key, workbench))
                .chain(this::once)
                .eventually(() -> vertx.executeBlocking(workbench::clear));
    }

    /// Answers a request again whose bytes are gone.
    ///
    /// @throws Declined (in the Uni) `UPLOAD_SPENT` when nothing was published under its key
    Uni<Publication> repeated(String slot, Asked.OfSpentUpload asked) {
        return publications
                .bySlot(slot)
                .map(found -> found.orElseThrow(PublishAsked::spent))
                .call(
                        () ->
                                keys.mustStandFor(
                                        slot,
                                        keys.fingerprint(asked.declaration(), asked.sha256())));
    }

    static Stage.Admitted checked(
            Actor actor,
            Declaration declaration,
            SpoolEntry asset,
            @Nullable String key,
            Workbench workbench) {
        mustBeAsDeclared(declaration, asset);
        return new Stage.Admitted(
                PublicationId.next(),
                actor,
                declaration,
                asset,
                PublicationKeys.slot(actor, key),
                workbench,
                Course.atOnce());
    }

    /// @throws Declined `DIGEST_MISMATCH` when other bytes were declared
    static void mustBeAsDeclared(Declaration declaration, SpoolEntry asset) {
        var said = declaration.assetSha256();
        if (said != null && !said.equals(asset.sha256())) {
            throw new Declined(
                            CommonProblem.DIGEST_MISMATCH,
                            "The asset that arrived has SHA-256 %s.".formatted(asset.sha256()))
                    .at("/assetSha256");
        }
    }

    private Uni<Publication> once(Stage.Admitted admitted) {
        var slot = admitted.slot();
        if (slot == null) {
            return publish.publish(admitted);
        }
        var fingerprint = keys.fingerprint(admitted.declaration(), admitted.asset().sha256());
        return keys.reserve(slot, fingerprint)
                .chain(ours -> ours ? first(admitted, slot) : again(slot, fingerprint));
    }

    private Uni<Publication> first(Stage.Admitted admitted, String slot) {
        return publish.publish(admitted).onFailure().call(() -> keys.release(slot));
    }

    private Uni<Publication> again(String slot, String fingerprint) {
        return keys.mustStandFor(slot, fingerprint)
                .chain(() -> publications.bySlot(slot))
                .map(found -> found.orElseThrow(PublicationKeys::inFlight));
    }
}
