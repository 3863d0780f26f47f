package dev.candor.consent.scope;

/// Whether a permission holds for every use of its scope, or each use is approved by itself.
public enum Approval {
    BLANKET,
    PER_USE
}
