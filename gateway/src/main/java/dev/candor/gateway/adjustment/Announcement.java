package dev.candor.gateway.adjustment;

import dev.candor.kit.standing.MediaStanding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// How a publication stands, as it is announced to whoever shows it, and when that came to be.
record Announcement(MediaStanding standing, Instant since) {

    /// @param adjustments of one publication, oldest first, at least one
    static Announcement of(List<Adjustment> adjustments) {
        var made = adjustments.stream().filter(Adjustment::isMade).toList();
        var standing = told(Standing.of(made));
        int first = made.size() - 1; // the adjustment that made it so, and none after it did
        while (first > 0 && told(Standing.of(made.subList(0, first))) == standing) {
            first--;
        }
        return new Announcement(standing, time(made.get(first)));
    }

    /// That a label was corrected is in the label itself.
    private static MediaStanding told(Standing standing) {
        return switch (standing) {
            case PUBLISHED, CORRECTED -> MediaStanding.PUBLISHED;
            case CONSENT_SUSPENDED -> MediaStanding.CONSENT_SUSPENDED;
            case CONSENT_ENDED -> MediaStanding.CONSENT_ENDED;
            case RETRACTED -> MediaStanding.RETRACTED;
        };
    }

    /// Consent ends when it is taken back; an asset is retracted when everybody is told.
    private static Instant time(Adjustment adjustment) {
        return adjustment.kind() == Adjustment.Kind.RETRACTION
                ? Objects.requireNonNull(adjustment.madeAt())
                : adjustment.knownSince();
    }
}
