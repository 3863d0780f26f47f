package dev.candor.consent.check;

/// The answer to a check. Only ALLOW lets anything happen; UNKNOWN means that nobody has asked
/// the person.
enum Decision {
    ALLOW,
    DENY,
    UNKNOWN
}
