package dev.candor.consent.ledger;

/// What an entry tells of. A constant's name is contract and never changes.
public enum LedgerKind {
    GRANT_REQUESTED,
    GRANT_EXPRESSED,
    GRANT_WITHDRAWN,
    REPRESENTATIVE_ADDED,
    REPRESENTATIVE_VERIFIED,
    REPRESENTATIVE_ENDED,
    REGISTRY_KEY_ROTATED
}
