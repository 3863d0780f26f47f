package dev.candor.c2pa.asset;

/// What can be wrong with the way a container carries or names a manifest store, so that none is
/// taken from it.
public enum ContainerFault {
    /// Two stores speak for nothing (C2PA 2.4, VAL-ASSE-0003).
    MULTIPLE_STORES,
    /// An HTML document has more than one element that carries a store.
    HTML_MULTIPLE_STORES,
    /// The wrapper in plain text begins as one, and is none.
    TEXT_WRAPPER_CORRUPTED,
    /// Plain text carries more than one wrapper.
    TEXT_MULTIPLE_WRAPPERS,
    /// Structured text has the delimiters of a reference, and no reference between them.
    STRUCTURED_TEXT_EMPTY_REFERENCE,
    /// The reference of structured text is no URI.
    STRUCTURED_TEXT_MALFORMED_REFERENCE,
    /// Structured text has more than one reference.
    STRUCTURED_TEXT_MULTIPLE_REFERENCES,
    /// Structured text has one delimiter of a reference without the other.
    STRUCTURED_TEXT_NO_MANIFEST,
    /// The reference of structured text is of a kind that cannot be followed.
    STRUCTURED_TEXT_NO_RESOLUTION_PATH,
    /// There is a place for a store, and what stands there is none.
    STORE_UNREADABLE
}
