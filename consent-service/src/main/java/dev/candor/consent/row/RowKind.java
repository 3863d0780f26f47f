package dev.candor.consent.row;

/// What rows are. A constant's name is contract and never changes.
public enum RowKind {
    SUBJECTS,
    NOTICES,
    GRANTS
}
