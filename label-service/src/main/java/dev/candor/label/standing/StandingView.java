package dev.candor.label.standing;

import dev.candor.kit.standing.MediaStanding;
import dev.candor.kit.standing.StandingTold;
import dev.candor.kit.standing.Stands;
import dev.candor.label.verdict.VerdictId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the publication behind a verdict stands, as answers carry it.
///
/// @param history everything that was told, newest first
@RegisterForReflection
@Schema(name = "VerdictStanding")
record StandingView(
        UUID verdictId,
        MediaStanding standing,
        @Schema(description = "Grows with each change; 0 while nothing was told") long revision,
        @Schema(description = "When it came to be so; absent while nothing was told")
                @Nullable Instant since,
        List<StandingTold> history) {

    static final String EXAMPLE =
            """
            {"verdictId": "0199c0de-0005-7000-8000-000000000001", "standing": "CONSENT_ENDED",
             "revision": 1, "since": "2026-11-23T09:30:00Z",
             "history": [{"standing": "CONSENT_ENDED", "revision": 1, "since": "2026-11-23T09:30:00Z"}]}
            """;

    /// @param history newest first
    static StandingView of(VerdictId verdict, List<Stands> history) {
        var now = history.isEmpty() ? Stands.UNTOLD : history.getFirst();
        return new StandingView(
                verdict.value(),
                now.standing(),
                now.revision(),
                now.since(),
                history.stream().map(Stands::toTold).toList());
    }
}
