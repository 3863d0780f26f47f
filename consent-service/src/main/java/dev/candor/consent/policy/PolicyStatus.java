package dev.candor.consent.policy;

/// Where a version stands at a given time.
enum PolicyStatus {
    UPCOMING,
    IN_FORCE,
    ENDED
}
