package dev.candor.gateway.adjustment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that became of a publication after it was out.
///
/// @param organization slug of the organization it belongs to
/// @param ground what it happened to, such as `grants/{id}`; null if somebody made it here
/// @param note what everybody is told; null if nobody said anything
/// @param cause type of the event it was learned from; null if somebody made it here
/// @param labelClass the class from now on, in a correction
/// @param verdictVersion the version of the verdict from now on, in a correction
/// @param correction names it at label-service, where another person may have to agree
/// @param actor name of who made it; null if nobody did here
/// @param knownSince from when it was known that something had to be done
/// @param madeAt from when everybody sees it; null while another person has to agree
public record Adjustment(
        UUID id,
        UUID publication,
        String organization,
        @Nullable String ground,
        Kind kind,
        @Nullable String note,
        @Nullable String cause,
        @Nullable String labelClass,
        @Nullable Integer verdictVersion,
        @Nullable UUID correction,
        @Nullable String actor,
        Instant knownSince,
        @Nullable Instant madeAt) {

    /// What it is about.
    public enum Kind {
        /// The verdict has another version, and the label other words.
        CORRECTION,
        /// The asset is no longer given out.
        RETRACTION,
        /// A grant was withdrawn, revoked or invalidated, or has expired.
        CONSENT_ENDED,
        /// A grant, or a part of it, does not hold for the time being.
        CONSENT_SUSPENDED,
        /// A grant that was suspended holds again.
        CONSENT_RESUMED
    }

    /// How long it took, once it is made: from when it was known to when everybody sees it. Never
    /// less than nothing, whatever the clocks of two machines say.
    public Optional<Duration> timeToAdjust() {
        return Optional.ofNullable(madeAt)
                .map(made -> Duration.between(knownSince, made))
                .map(took -> took.isNegative() ? Duration.ZERO : took);
    }

    boolean isMade() {
        return madeAt != null;
    }
}
