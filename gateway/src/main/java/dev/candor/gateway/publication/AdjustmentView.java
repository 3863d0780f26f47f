package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.gateway.adjustment.Adjustment;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of a publication, as clients see it.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Adjustment")
record AdjustmentView(
        UUID id,
        Adjustment.Kind kind,
        State state,
        @Schema(
                        description = "What it happened to; absent if somebody made it here",
                        examples = "grants/0199c0de-0003-7000-8000-000000000001")
                @Nullable String ground,
        @Schema(description = "What everybody is told") @Nullable String note,
        @Schema(description = "Type of the event it was learned from, if nobody made it here")
                @Nullable String cause,
        @Schema(description = "Class of the label from then on") @JsonProperty("class")
                @Nullable String labelClass,
        @Schema(description = "Version of the verdict from then on")
                @Nullable Integer verdictVersion,
        @Schema(
                        description =
                                "Names the correction under the verdict, where another person"
                                        + " agrees to it")
                @Nullable UUID correction,
        @Schema(description = "Who made or proposed it") @Nullable String actor,
        Instant knownSince,
        @Schema(description = "Absent while another person has to agree") @Nullable Instant madeAt,
        @Schema(description = "From knownSince to madeAt") @Nullable Double secondsToAdjust) {

    @Schema(name = "AdjustmentState")
    enum State {
        MADE,
        /// A correction that lowers what trusted credentials say: another person has to agree.
        NEEDS_SECOND_PERSON
    }

    static AdjustmentView of(Adjustment adjustment) {
        return new AdjustmentView(
                adjustment.id(),
                adjustment.kind(),
                adjustment.madeAt() == null ? State.NEEDS_SECOND_PERSON : State.MADE,
                adjustment.ground(),
                adjustment.note(),
                adjustment.cause(),
                adjustment.labelClass(),
                adjustment.verdictVersion(),
                adjustment.correction(),
                adjustment.actor(),
                adjustment.knownSince(),
                adjustment.madeAt(),
                adjustment.timeToAdjust().map(AdjustmentView::seconds).orElse(null));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
