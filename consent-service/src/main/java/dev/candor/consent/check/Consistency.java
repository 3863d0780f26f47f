package dev.candor.consent.check;

/// How fresh an answer is.
enum Consistency {
    /// Read from the database: nothing that was answered before is unknown to it.
    STRONG,
    /// May be read from this replica's memory; it says how old it is.
    CACHED
}
