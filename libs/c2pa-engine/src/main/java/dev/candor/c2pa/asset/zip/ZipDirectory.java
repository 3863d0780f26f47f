package dev.candor.c2pa.asset.zip;

import dev.candor.c2pa.io.Range;
import java.util.List;
import java.util.Optional;

/// The central directory of an archive, and what ends it.
///
/// @param entries in the order of the directory, each with a name of its own
/// @param headers all headers
/// @param end the end of central directory record, comment included
public record ZipDirectory(List<ZipEntry> entries, Range headers, Range end) {
    public ZipDirectory {
        entries = List.copyOf(entries);
    }

    /// The entry of a name.
    public Optional<ZipEntry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
}
