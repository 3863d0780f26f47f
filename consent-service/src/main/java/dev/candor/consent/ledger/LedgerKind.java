package dev.candor.consent.ledger;

/// What an entry tells of. A constant's name is contract and never changes.
public enum LedgerKind {
    GRANT_REQUESTED,
    GRANT_EXPRESSED,
    GRANT_WITHDRAWN,
    REPRESENTATIVE_ADDED,
    REPRESENTATIVE_VERIFIED,
    REPRESENTATIVE_ENDED,
    OBJECTION_RAISED,
    OBJECTION_LIFTED,
    EXEMPTION_CLAIMED,
    EXEMPTION_REVIEWED,
    APPROVAL_REQUESTED,
    APPROVAL_DECIDED,
    USE_CONSUMED,
    REGISTRY_KEY_ROTATED
}
