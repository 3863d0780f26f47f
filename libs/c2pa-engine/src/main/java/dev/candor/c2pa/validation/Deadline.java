package dev.candor.c2pa.validation;

import java.time.Duration;

/// A moment after which a store is not looked at any further.
final class Deadline {
    /// How long the manifests of one store may take, content not counted.
    static final Duration LONGEST = Duration.ofSeconds(20);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }
}
