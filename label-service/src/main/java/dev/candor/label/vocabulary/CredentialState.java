package dev.candor.label.vocabulary;

/// What became of the media's content credentials when they were verified.
public enum CredentialState {
    /// There are none.
    NONE,
    /// Whole, and signed by a trusted signer.
    VALID_TRUSTED,
    /// Whole, but signed by a signer nobody vouches for.
    VALID_UNTRUSTED,
    /// Broken: what they claim counts for nothing.
    INVALID,
    /// They exist elsewhere and could not be fetched. That is no fault of the media.
    UNAVAILABLE
}
