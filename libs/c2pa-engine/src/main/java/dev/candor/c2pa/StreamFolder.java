package dev.candor.c2pa;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// A folder that appears with all that belongs in it, or not at all: files are written into one
/// beside it, which then takes its name.
final class StreamFolder implements AutoCloseable {
    private final Path folder;
    private final Path part;

    private StreamFolder(Path folder, Path part) {
        this.folder = folder;
        this.part = part;
    }

    /// Makes the folder beside.
    ///
    /// @param id makes its name
    /// @throws FileAlreadyExistsException if there is something in the folder already
    static StreamFolder beside(Path folder, String id) throws IOException {
        requireNothingIn(folder);
        var absolute = folder.toAbsolutePath().normalize();
        var part = absolute.resolveSibling("." + absolute.getFileName() + "." + id);
        Files.createDirectories(part);
        return new StreamFolder(absolute, part);
    }

    private static void requireNothingIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new FileAlreadyExistsException(
                        folder.toString(), null, "there are files in it");
            }
        }
    }

    /// Where copies go: in the folder as their sources lie below the folder they share.
    ///
    /// @throws IllegalArgumentException if a file is among the sources twice
    List<Rendition> parts(List<Rendition> sources) {
        return below(part, sources);
    }

    /// Where the copies are once they have been released.
    List<Rendition> released(List<Rendition> sources) {
        return below(folder, sources);
    }

    private static List<Rendition> below(Path folder, List<Rendition> sources) {
        var files = sources.stream().flatMap(StreamFolder::files).map(StreamFolder::plain).toList();
        if (new HashSet<>(files).size() < files.size()) {
            throw new IllegalArgumentException("A file belongs to the stream twice");
        }
        var shared =
                files.stream().map(StreamFolder::folder).reduce(StreamFolder::shared).orElseThrow();
        return sources.stream()
                .map(
                        source ->
                                new Rendition(
                                        moved(source.init(), shared, folder),
                                        source.segments().stream()
                                                .map(one -> moved(one, shared, folder))
                                                .toList()))
                .toList();
    }

    private static Stream<Path> files(Rendition rendition) {
        return Stream.concat(Stream.of(rendition.init()), rendition.segments().stream());
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static Path shared(Path one, Path other) {
        var shared = one;
        while (!other.startsWith(shared)) {
            shared = folder(shared);
        }
        return shared;
    }

    /// @throws IllegalArgumentException if a path is all there is, or files share no folder at all
    private static Path folder(Path file) {
        var folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("No folder is around " + file);
        }
        return folder;
    }

    private static Path moved(Path file, Path from, Path to) {
        return to.resolve(from.relativize(plain(file)));
    }

    /// Lets the folder appear.
    void release() throws IOException {
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Leaves nothing behind of what was not released.
    @Override
    public void close() throws IOException {
        if (!Files.exists(part)) {
            return;
        }
        try (var left = Files.walk(part)) {
            for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
