package dev.candor.label.verdict;

/// What a verdict wants somebody to know, apart from its class.
public enum Note {
    /// The uploader says otherwise and should be told why that did not count.
    UPLOADER_DISAGREES,
    /// A person should look at this.
    NEEDS_REVIEW
}
