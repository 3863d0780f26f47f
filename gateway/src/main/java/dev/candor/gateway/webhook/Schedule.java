package dev.candor.gateway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a delivery that failed is tried again.
@ApplicationScoped
class Schedule {
    /// A wait is up to a fifth shorter or longer, so that what failed together does not come back
    /// together.
    private static final double SCATTER = 0.2;

    /// Longest pause that a receiver is granted.
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final List<Duration> waits;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Schedule(WebhookConfig config) {
        waits = List.copyOf(config.waits());
    }

    /// The wait after the attempt of this number, counted from 1; empty when it was the last.
    ///
    /// @param asked the pause that the receiver asked for
    Optional<Duration> after(int attempt, Optional<Duration> asked) {
        return attempt > waits.size()
                ? Optional.empty()
                : Optional.of(
                        longer(
                                scattered(waits.get(attempt - 1), random.nextDouble()),
                                asked.orElse(Duration.ZERO)));
    }

    /// @param chance 0 to 1
    static Duration scattered(Duration wait, double chance) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (1 + SCATTER * (2 * chance - 1))));
    }

    private static Duration longer(Duration planned, Duration asked) {
        var granted = asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
        return planned.compareTo(granted) < 0 ? granted : planned;
    }
}
