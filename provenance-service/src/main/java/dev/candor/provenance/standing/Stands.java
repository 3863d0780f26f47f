package dev.candor.provenance.standing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the publication of signed media stands, and as of when.
///
/// @param revision grows with each change; 0 while nothing was ever told
/// @param since when it came to be so; null while nothing was ever told
public record Stands(Standing standing, long revision, @Nullable Instant since) {
    /// Of media of which nothing was told.
    public static final Stands UNTOLD = new Stands(Standing.PUBLISHED, 0, null);

    public Stands {
        if (revision < 0 || (revision == 0) != (since == null)) {
            throw new IllegalArgumentException("Revision %d since %s".formatted(revision, since));
        }
    }
}
