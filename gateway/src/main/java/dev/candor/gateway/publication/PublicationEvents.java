package dev.candor.gateway.publication;

import dev.candor.gateway.event.GatewayEvents;
import dev.candor.kit.id.Ids;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Tells of publications, in the transaction that makes them.
@ApplicationScoped
class PublicationEvents {
    private final Outbox outbox;

    PublicationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Title and declaration stay here: they are somebody's text.
    Uni<Void> published(Publication publication) {
        var asset = publication.asset();
        return outbox.put(
                Event.of(
                        Ids.next(),
                        GatewayEvents.SOURCE,
                        GatewayEvents.PUBLISHED,
                        "publications/" + publication.id().value(),
                        publication.createdAt().truncatedTo(ChronoUnit.MILLIS),
                        publication.organization(),
                        Map.of(
                                "publicationId", publication.id().value(),
                                "assetSha256", asset.sha256(),
                                "mediaType", asset.mediaType(),
                                "manifest", publication.manifest(),
                                "verdictId", publication.verdict().id())));
    }
}
