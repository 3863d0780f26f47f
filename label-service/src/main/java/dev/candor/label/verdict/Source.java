package dev.candor.label.verdict;

/// Who or what says how media was made.
public enum Source {
    /// Content Credentials, or the file's own information.
    INDUSTRY_SIGNAL,
    /// The uploader.
    SELF_DISCLOSED,
    /// A watermark or a detector.
    DETECTED,
    EDITOR,
    NONE
}
