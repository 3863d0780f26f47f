package dev.candor.c2pa;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stream that was signed.
///
/// @param manifest label of the new manifest, `urn:c2pa:…`
/// @param parent label of the manifest the stream came with, kept in the store; null if it had none
/// @param renditions where the signed copies are, in the order of the sources
/// @param signedAt when, by the signer's own clock
public record SignedStream(
        String manifest, @Nullable String parent, List<Rendition> renditions, Instant signedAt) {
    public SignedStream {
        renditions = List.copyOf(renditions);
    }
}
