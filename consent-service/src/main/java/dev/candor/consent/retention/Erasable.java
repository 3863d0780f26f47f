package dev.candor.consent.retention;

/// What has a key of its own besides people. A constant's name is contract.
enum Erasable {
    /// A party, by its id.
    PARTY,
    /// An account, by what the identity provider calls it.
    ACCOUNT
}
