package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.CONSENT;

import dev.candor.gateway.adjustment.Grounds;
import dev.candor.gateway.publication.Publication.Asset;
import dev.candor.gateway.publication.Stage.Proven;
import dev.candor.kit.identity.Organization;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Last step: asset, grants, manifest and label are tied together, and the publication exists.
///
/// The order is the point: the file first, the link that a withdrawal follows second, the
/// publication itself last. What
/// is cut off in between is not published, and a link too many does no harm where one too few
/// would.
@ApplicationScoped
class Release {
    @RegisterForReflection
    record LinkRequest(
            UUID publicationId,
            String assetSha256,
            String manifest,
            UUID verdictId,
            UUID checkId,
            List<UUID> grants,
            Declaration.Action action) {}

    private record Linked(Asset asset, String summary) {}

    private final Steps steps;
    private final MediaStore media;
    private final Grounds grounds;
    private final Publications publications;
    private final PublicationConfig config;
    private final Vertx vertx;
    private final Clock clock;

    Release(
            Steps steps,
            MediaStore media,
            Grounds grounds,
            Publications publications,
            PublicationConfig config,
            Vertx vertx,
            Clock clock) {
        this.steps = steps;
        this.media = media;
        this.grounds = grounds;
        this.publications = publications;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    Uni<Publication> of(Proven proven) {
        var work =
                keep(proven)
                        .chain(asset -> link(proven, asset))
                        .call(linked -> watch(proven, linked.asset()));
        return steps.timed(Step.RECORD, work)
                .chain(
                        timed ->
                                publications.store(
                                        publication(
                                                proven,
                                                timed.value().asset(),
                                                proven.and(timed.done(timed.value().summary()))),
                                        proven.actor().id(),
                                        proven.report(),
                                        proven.admitted().slot(),
                                        proven.admitted().course()))
                .onFailure()
                .call(() -> discard(proven));
    }

    private Uni<Asset> keep(Proven proven) {
        return vertx.executeBlocking(
                () ->
                        media.keep(
                                proven.actor().organization(),
                                proven.admitted().id(),
                                proven.signed().asset(),
                                proven.signed().decided().inspection().mediaType()));
    }

    private Uni<Linked> link(Proven proven, Asset asset) {
        var check = proven.signed().decided().consented().check();
        if (check.isEmpty()) {
            return Uni.createFrom()
                    .item(new Linked(asset, "Publication stored; there is no consent to link"));
        }
        var request =
                new LinkRequest(
                        proven.admitted().id().value(),
                        asset.sha256(),
                        proven.signed().manifest(),
                        proven.signed().decided().verdict().id(),
                        check.get().id(),
                        check.get().grants(),
                        proven.declaration().action());
        var linked =
                new Linked(
                        asset,
                        "Publication stored; grants linked to it: %d"
                                .formatted(check.get().grants().size()));
        return steps.post(CONSENT, "/v1/asset-links", proven, request, Object.class)
                .replaceWith(linked);
    }

    /// From now on it is known here what happens to what the publication stands on.
    private Uni<Void> watch(Proven proven, Asset asset) {
        var check = proven.signed().decided().consented().check();
        var subjects = new ArrayList<String>();
        subjects.add("assets/" + asset.sha256());
        subjects.add("verdicts/" + proven.signed().decided().verdict().id());
        check.ifPresent(it -> it.grants().forEach(grant -> subjects.add("grants/" + grant)));
        return grounds.lay(
                proven.admitted().id().value(),
                proven.actor().organization().slug(),
                subjects,
                check.map(ConsentCheck::checkedAt)
                        .orElseGet(() -> proven.results().getFirst().startedAt()));
    }

    private Publication publication(Proven proven, Asset asset, List<StepResult> results) {
        var now = clock.instant();
        return Publication.of(proven, asset, results, now, now.plus(config.retention()));
    }

    /// A job throws its remains away itself, once nobody else can be at work on it. What fails in
    /// a commit may have been committed: only the store knows, and while it cannot say, the file
    /// stays.
    private Uni<Boolean> discard(Proven proven) {
        if (proven.admitted().course().mayBeTakenUp()) {
            return Uni.createFrom().item(false);
        }
        var id = proven.admitted().id();
        return publications
                .isThere(id)
                .onFailure()
                .recoverWithItem(true)
                .chain(
                        there ->
                                there
                                        ? Uni.createFrom().item(false)
                                        : discard(proven.actor().organization(), id));
    }

    private Uni<Boolean> discard(Organization organization, PublicationId id) {
        return vertx.executeBlocking(() -> media.discard(organization, id));
    }
}
