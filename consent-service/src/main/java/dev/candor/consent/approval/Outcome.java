package dev.candor.consent.approval;

/// What became of a use that was put to a person.
public enum Outcome {
    REQUESTED,
    APPROVED,
    /// For good; the use can be put to the person again.
    REJECTED
}
