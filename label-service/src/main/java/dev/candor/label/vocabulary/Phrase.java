package dev.candor.label.vocabulary;

/// A phrase that labels and badges may show. The set is closed: whatever is not here is never
/// drawn.
public enum Phrase {
    AI_GENERATED,
    AI_MODIFIED,
    NO_AI_LABEL,
    CAPTURED,
    CREDENTIALS_INVALID,
    DISPUTED,
    UNKNOWN,
    PER_CREDENTIALS,
    PER_FILE,
    PER_CREATOR
}
