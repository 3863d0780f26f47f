package dev.candor.gateway.publication;

import dev.candor.gateway.upload.resumable.UploadId;
import dev.candor.kit.spool.SpoolEntry;
import org.jspecify.annotations.Nullable;

/// What a request to publish brings.
sealed interface Asked {
    Declaration declaration();

    /// @param asset in the spool, and ours to give up
    /// @param upload that it is of, if it came in pieces
    record WithMedia(Declaration declaration, SpoolEntry asset, @Nullable UploadId upload)
            implements Asked {}

    /// It names an upload that has been published.
    ///
    /// @param sha256 of what it was
    record OfSpentUpload(Declaration declaration, String sha256) implements Asked {}
}
