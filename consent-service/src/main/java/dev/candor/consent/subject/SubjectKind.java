package dev.candor.consent.subject;

/// Whose likeness: it decides who may answer for it.
public enum SubjectKind {
    LIVING_ADULT,
    MINOR,
    DECEASED
}
