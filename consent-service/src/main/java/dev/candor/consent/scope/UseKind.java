package dev.candor.consent.scope;

/// What a hash of a use is taken of.
public enum UseKind {
    /// What is to be said or shown, before it is made.
    SCRIPT,
    /// The finished thing.
    ASSET
}
