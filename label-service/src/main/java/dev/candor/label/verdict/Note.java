package dev.candor.label.verdict;

/// What a verdict wants somebody to know, apart from its class.
public enum Note {
    /// The uploader says otherwise and should be told why that did not count.
    UPLOADER_DISAGREES,
    /// A person should look at this.
    NEEDS_REVIEW,
    /// A person should look at this before anything else.
    URGENT,
    /// It must not be shown: block, and look into it.
    BLOCKED,
    /// The credentials may exist elsewhere: look for them by what the media looks or sounds like.
    TRY_RECOVERY,
    /// People reviewed the text, and a named person answers for it.
    EDITORIAL_RESPONSIBILITY,
    /// Evidently art, satire or fiction.
    EVIDENT_ART,
    /// Misleading without AI: it needs a note on the context, not an AI label.
    MISSING_CONTEXT
}
