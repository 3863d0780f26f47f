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
    PER_CREATOR,
    /// A watermark of a known scheme was found, and nothing else says so.
    LIKELY_AI_GENERATED,
    LIKELY_AI_MODIFIED,
    /// It may be, and somebody says so or a weak sign points there.
    MAYBE_AI,
    /// A detector points there; under review, always.
    SUSPECTED_AI,
    UNDER_REVIEW,
    /// Credentials of a capture warn that not every edit was recorded.
    EDITS_UNRECORDED,
    /// Misleading without AI: a note on the context, never an AI label.
    MISSING_CONTEXT,
    PER_EDITOR,
    /// How a publication stands, beside what it is: its publisher took it back.
    RETRACTED,
    CONSENT_ENDED,
    CONSENT_SUSPENDED
}
