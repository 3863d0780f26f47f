package dev.candor.gateway.publication;

import dev.candor.kit.delivery.KeptBytes;
import dev.candor.kit.delivery.Wanted;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;

/// The published bytes over HTTP, for as long as they are kept.
@ApplicationScoped
public class AssetDelivery {
    private final MediaStore media;
    private final Clock clock;

    AssetDelivery(MediaStore media, Clock clock) {
        this.media = media;
        this.clock = clock;
    }

    /// @throws Declined `ASSET_GONE` after the retention time, `RANGE_NOT_SATISFIABLE`
    public RestResponse<Object> deliver(Publication publication, Wanted wanted) {
        var path = media.path(new Organization(publication.organization()), publication.id());
        if (publication.isGone(clock.instant()) || !Files.isRegularFile(path)) {
            throw new Declined(
                            PublicationProblem.ASSET_GONE,
                            "The record of the publication stays; its bytes are no longer kept.")
                    .with("retainedUntil", publication.retainedUntil());
        }
        var asset = publication.asset();
        return new KeptBytes(path, asset.mediaType(), asset.sha256(), asset.size())
                .answer(wanted)
                .header(
                        "Link",
                        "</v1/manifests/%s>; rel=\"c2pa-manifest\""
                                .formatted(publication.manifest()))
                .header(
                        "Content-Disposition",
                        "%s; filename=\"%s.%s\""
                                .formatted(
                                        asset.isInline() ? "inline" : "attachment",
                                        publication.id(),
                                        asset.extension()))
                .build();
    }
}
