package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Range;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files an archive is made of, as the collection hash takes them (C2PA 2.4, A.6.2).
///
/// @param files all but the manifest store
/// @param folders which hold nothing themselves
/// @param directories what the hash of the central directory may be over: its bytes, as each
/// version of the specification counts them, the latest first
public record Archive(List<Member> files, List<Member> folders, List<List<Range>> directories) {
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Set<String> NAVIGATION = Set.of(".", "..");

    public Archive {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
        directories = List.copyOf(directories);
    }

    /// Whether a relative URI is none, or steps out of the collection (C2PA 2.4, 15.12.5).
    public static boolean leadsElsewhere(String uri) {
        var steps = SEPARATOR.split(uri, -1);
        return steps[0].isEmpty()
                || SCHEME.matcher(steps[0]).lookingAt()
                || Stream.of(steps).anyMatch(NAVIGATION::contains);
    }

    /// A file.
    ///
    /// @param name its path in the archive
    /// @param range its local header, its content as it is stored, and what stands behind it of
    /// sizes and checksum
    public record Member(String name, Range range) {}
}
