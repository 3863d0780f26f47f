package dev.candor.provenance.manifest;

import dev.candor.kit.id.Ids;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Tells of manifests, in the transaction that keeps them.
@ApplicationScoped
class ManifestEvents {
    private static final String SIGNED = "dev.candor.provenance.manifest-signed";

    private final Outbox outbox;

    ManifestEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// The title stays here: it is somebody's text.
    Uni<Void> signed(SignedManifest manifest) {
        return outbox.put(
                Event.of(
                        Ids.next(),
                        "/provenance-service",
                        SIGNED,
                        "manifests/" + manifest.label(),
                        manifest.signedAt().truncatedTo(ChronoUnit.MILLIS),
                        manifest.organization().slug(),
                        Map.of(
                                "manifest", manifest.label(),
                                "mediaType", manifest.mediaType(),
                                "sourceSha256", manifest.sourceSha256(),
                                "signedSha256", manifest.signedSha256(),
                                "identity", manifest.identity())));
    }
}
