package dev.candor.consent.exemption;

/// What became of a claim.
public enum Outcome {
    /// Not decided, or by one reviewer of two.
    PENDING,
    GRANTED,
    REJECTED
}
