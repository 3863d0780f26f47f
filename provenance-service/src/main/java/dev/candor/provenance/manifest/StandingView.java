package dev.candor.provenance.manifest;

import dev.candor.kit.standing.MediaStanding;
import dev.candor.kit.standing.StandingTold;
import dev.candor.kit.standing.Stands;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the publication of signed media stands, as answers carry it.
///
/// @param history everything that was told, newest first
@RegisterForReflection
@Schema(name = "ManifestStanding")
record StandingView(
        String manifest,
        MediaStanding standing,
        @Schema(description = "Grows with each change; 0 while nothing was told") long revision,
        @Schema(description = "When it came to be so; absent while nothing was told")
                @Nullable Instant since,
        List<StandingTold> history) {

    static final String EXAMPLE =
            """
            {"manifest": "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11", "standing": "CONSENT_ENDED",
             "revision": 1, "since": "2026-11-23T09:30:00Z",
             "history": [{"standing": "CONSENT_ENDED", "revision": 1, "since": "2026-11-23T09:30:00Z"}]}
            """;

    /// @param history newest first
    static StandingView of(String manifest, List<Stands> history) {
        var now = history.isEmpty() ? Stands.UNTOLD : history.getFirst();
        return new StandingView(
                manifest,
                now.standing(),
                now.revision(),
                now.since(),
                history.stream().map(Stands::toTold).toList());
    }
}
