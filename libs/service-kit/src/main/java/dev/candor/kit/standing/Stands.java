package dev.candor.kit.standing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the publication of media stands, and as of when.
///
/// @param revision grows with each change; 0 while nothing was ever told
/// @param since when it came to be so; null while nothing was ever told
public record Stands(MediaStanding standing, long revision, @Nullable Instant since) {
    /// Of media of which nothing was told.
    public static final Stands UNTOLD = new Stands(MediaStanding.PUBLISHED, 0, null);

    public Stands {
        if (revision < 0 || (revision == 0) != (since == null)) {
            throw new IllegalArgumentException("Revision %d since %s".formatted(revision, since));
        }
    }

    /// As it was told.
    ///
    /// @throws NullPointerException if nothing was
    public StandingTold toTold() {
        return new StandingTold(standing, revision, Objects.requireNonNull(since));
    }
}
