package dev.candor.kit.spool;

import java.nio.file.Path;
import java.time.Instant;

/// Sealed media in the spool.
///
/// @param path the bytes; inside this process only
/// @param sha256 lower-case hexadecimal
/// @param size in bytes
/// @param expires after this it is gone
public record SpoolEntry(
        String id, Path path, String sha256, long size, String mediaType, Instant expires) {

    public SpoolReference reference() {
        return new SpoolReference(id, sha256);
    }
}
