package dev.candor.c2pa.cli;

import dev.candor.c2pa.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// Clears away what commands that were killed have left where copies go.
final class Unfinished {
    private static final Duration QUIET = Duration.ofMinutes(10);

    private Unfinished() {}

    static void clearAwayBeside(Path target, Clock clock) {
        var folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            clearAway(folder, clock);
        }
    }

    static void clearAway(Path folder, Clock clock) {
        try {
            Leftovers.clearAway(folder, clock.instant().minus(QUIET));
        } catch (IOException e) {
            // Whoever writes into the folder next says what is wrong with it.
        }
    }
}
