package dev.candor.consent.assetlink;

import dev.candor.consent.grant.FindGrants;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A publisher records which grants a published asset stands on.
@ApplicationScoped
class LinkAsset {
    private final AssetLinks assetLinks;
    private final FindGrants findGrants;
    private final Idempotency idempotency;
    private final Clock clock;

    LinkAsset(AssetLinks assetLinks, FindGrants findGrants, Idempotency idempotency, Clock clock) {
        this.assetLinks = assetLinks;
        this.findGrants = findGrants;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<AssetLinkView> link(Actor actor, @Nullable String key, AssetLinkRequest request) {
        Errand.LINK_ASSET.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/asset-links",
                request,
                AssetLinkView.class,
                () -> link(actor, link(request)));
    }

    private Uni<AssetLinkView> link(Actor actor, AssetLink link) {
        return allMustExist(actor, link)
                .chain(() -> assetLinks.add(actor.organization(), link))
                .replaceWith(() -> AssetLinkView.of(link));
    }

    private Uni<Void> allMustExist(Actor actor, AssetLink link) {
        return Multi.createFrom()
                .iterable(link.grants())
                .onItem()
                .transformToUniAndConcatenate( // one after another: a session runs one query at a
                        // time
                        grant -> findGrants.mustExist(actor, Errand.LINK_ASSET, grant))
                .collect()
                .last();
    }

    private AssetLink link(AssetLinkRequest request) {
        return new AssetLink(
                Ids.next(),
                request.publicationId(),
                request.assetSha256(),
                request.manifest(),
                request.verdictId(),
                request.checkId(),
                request.distinctGrants(),
                request.action(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
