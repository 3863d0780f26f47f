package dev.candor.provenance.media;

import dev.candor.kit.spool.SpoolEntry;
import java.nio.file.Path;

/// Media to work on, in a file that somebody else removes.
///
/// @param path inside this process only
/// @param sha256 of all its bytes, lower-case hexadecimal
/// @param size in bytes
public record Media(Path path, String sha256, long size) {
    public static Media of(SpoolEntry entry) {
        return new Media(entry.path(), entry.sha256(), entry.size());
    }
}
