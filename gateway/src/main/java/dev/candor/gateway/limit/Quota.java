package dev.candor.gateway.limit;

/// How many requests a window lets through.
///
/// @param name as the `RateLimit` headers call it
/// @param requests at least 1
record Quota(String name, int requests) {
    private static final int BLOCKS = 20;

    Quota {
        if (requests < 1) {
            throw new IllegalArgumentException(
                    "candor.limits.%s must be at least 1: %d".formatted(name, requests));
        }
    }

    /// How many a replica takes at a time.
    int block() {
        return Math.ceilDiv(requests, BLOCKS);
    }
}
