package dev.candor.c2pa.report;

/// The verdict over an asset (C2PA 2.4, 14.3).
public enum ValidationState {
    /// Valid, and the signer's certificate chains to a trust anchor.
    TRUSTED,
    /// Everything that was signed is intact, but the signer is not known here.
    VALID,
    /// Something is broken, altered or not allowed.
    INVALID,
    /// The asset carries no Content Credentials.
    NO_MANIFEST,
    /// The asset only says where its Content Credentials are, and they were not fetched.
    REMOTE,
    /// The bytes are no media format known here.
    UNSUPPORTED
}
