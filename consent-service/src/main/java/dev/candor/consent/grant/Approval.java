package dev.candor.consent.grant;

/// Whether a permission holds for every use of its scope, or each use is approved by itself.
public enum Approval {
    BLANKET,
    PER_USE
}
