package dev.candor.gateway.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.job.JobConfig;
import dev.candor.gateway.job.JobRunner;
import dev.candor.gateway.job.JobView;
import dev.candor.gateway.job.Jobs;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Takes a publication in, to be made meanwhile. From the answer on it outlives any process: the
/// media is on the disk, the job in the database.
@ApplicationScoped
class PublishLater {
    /// What a request that is answered at once leads to.
    sealed interface Accepted {
        /// Whether the media that was sent is needed.
        default boolean tookMedia() {
            return this instanceof Later(_, boolean isNew) && isNew;
        }

        /// @param isNew whether this request made it, and its media is the job's
        record Later(JobView job, boolean isNew) implements Accepted {}

        /// The key's publication, which was made before.
        record Already(Publication publication) implements Accepted {}
    }

    private final PublicationKeys keys;
    private final Publications publications;
    private final Jobs jobs;
    private final JobRunner runner;
    private final JobConfig config;
    private final Spool spool;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Clock clock;

    PublishLater(
            PublicationKeys keys,
            Publications publications,
            Jobs jobs,
            JobRunner runner,
            JobConfig config,
            Spool spool,
            ObjectMapper json,
            Vertx vertx,
            Clock clock) {
        this.keys = keys;
        this.publications = publications;
        this.jobs = jobs;
        this.runner = runner;
        this.config = config;
        this.spool = spool;
        this.json = json;
        this.vertx = vertx;
        this.clock = clock;
    }

    /// @param asked a job has its media from here on, or it is gone
    /// @param key the request's idempotency key, if it has one
    Uni<Accepted> publish(Actor actor, Asked.WithMedia asked, @Nullable String key) {
        var declaration = asked.declaration();
        var asset = asked.asset();
        var order =
                new PublicationOrder(
                        PublicationId.next(),
                        declaration,
                        asset.reference(),
                        PublicationKeys.slot(actor, key),
                        GrantSalt.next().hex(),
                        asked.upload() == null ? null : asked.upload().value());
        return vertx.executeBlocking(() -> secured(declaration, asset))
                .chain(kept -> accept(actor, order, kept))
                .call(accepted -> accepted.tookMedia() ? nothing() : discard(asset))
                .onFailure()
                .call(() -> discard(asset))
                .invoke(runner::nudge);
    }

    /// Answers a request again whose bytes are gone.
    ///
    /// @throws Declined (in the Uni) `UPLOAD_SPENT` when nothing was asked for under its key
    @WithTransaction
    Uni<Accepted> repeated(String slot, Asked.OfSpentUpload asked) {
        return jobs.bySlot(slot)
                .chain(
                        job ->
                                job.isPresent()
                                        ? Uni.createFrom()
                                                .<Accepted>item(
                                                        new Accepted.Later(job.get(), false))
                                        : alreadyOrSpent(slot))
                .call(
                        () ->
                                keys.mustStandFor(
                                        slot,
                                        keys.fingerprint(asked.declaration(), asked.sha256())));
    }

    private Uni<Accepted> alreadyOrSpent(String slot) {
        return publications
                .bySlot(slot)
                .map(found -> new Accepted.Already(found.orElseThrow(PublishAsked::spent)));
    }

    private SpoolEntry secured(Declaration declaration, SpoolEntry asset) {
        PublishOnce.mustBeAsDeclared(declaration, asset);
        return spool.secure(asset, clock.instant().plus(config.longest()));
    }

    /// The key and the job come to be together.
    @WithTransaction
    Uni<Accepted> accept(Actor actor, PublicationOrder order, SpoolEntry asset) {
        var slot = order.slot();
        if (slot == null) {
            return add(actor, order);
        }
        var fingerprint = keys.fingerprint(order.declaration(), asset.sha256());
        return keys.reserve(slot, fingerprint)
                .chain(ours -> ours ? add(actor, order) : again(slot, fingerprint));
    }

    private Uni<Accepted> add(Actor actor, PublicationOrder order) {
        var asked =
                new Jobs.Order(
                        PublicationWork.KIND, written(order), Step.INSPECT.name(), order.slot());
        return jobs.add(actor, asked).map(job -> new Accepted.Later(job, true));
    }

    private Uni<Accepted> again(String slot, String fingerprint) {
        return keys.mustStandFor(slot, fingerprint)
                .chain(() -> jobs.bySlot(slot))
                .chain(
                        job ->
                                job.isPresent()
                                        ? Uni.createFrom()
                                                .item(new Accepted.Later(job.get(), false))
                                        : already(slot));
    }

    private Uni<Accepted> already(String slot) {
        return publications
                .bySlot(slot)
                .map(found -> new Accepted.Already(found.orElseThrow(PublicationKeys::inFlight)));
    }

    private String written(PublicationOrder order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order is plain JSON", e);
        }
    }

    private Uni<Void> discard(SpoolEntry asset) {
        return vertx.executeBlocking(
                        () -> {
                            spool.discard(asset.id());
                            return asset;
                        })
                .replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
