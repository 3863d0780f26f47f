package dev.candor.consent.check;

/// The answer to a check, from the one that lets most happen to the one that lets least.
///
/// Only ALLOW and ALLOW_EXEMPT let anything happen, and the latter never silently: it names the
/// exemption it rests on. REVIEW waits for somebody's decision. UNKNOWN means that nobody has
/// asked the person.
enum Decision {
    ALLOW,
    ALLOW_EXEMPT,
    REVIEW,
    UNKNOWN,
    DENY;

    /// Whether the use may go ahead.
    boolean lets() {
        return this == ALLOW || this == ALLOW_EXEMPT;
    }
}
