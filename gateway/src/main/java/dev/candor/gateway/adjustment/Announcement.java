package dev.candor.gateway.adjustment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// How a publication stands, as it is announced to whoever shows it, and when that came to be.
record Announcement(Announced standing, Instant since) {

    /// @param adjustments of one publication, oldest first, at least one
    static Announcement of(List<Adjustment> adjustments) {
        var made = adjustments.stream().filter(Adjustment::isMade).toList();
        var standing = Announced.of(Standing.of(made));
        int first = made.size() - 1; // the adjustment that made it so, and none after it did
        while (first > 0 && Announced.of(Standing.of(made.subList(0, first))) == standing) {
            first--;
        }
        return new Announcement(standing, time(made.get(first)));
    }

    /// Consent ends when it is taken back; an asset is retracted when everybody is told.
    private static Instant time(Adjustment adjustment) {
        return adjustment.kind() == Adjustment.Kind.RETRACTION
                ? Objects.requireNonNull(adjustment.madeAt())
                : adjustment.knownSince();
    }
}
