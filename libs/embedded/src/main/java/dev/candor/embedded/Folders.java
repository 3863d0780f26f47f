package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Folders that are made once and shared by processes.
final class Folders {

    // A file lock belongs to the whole process; threads need a lock of their own.
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private Folders() {}

    interface Filler {
        void fill(Path folder) throws IOException;
    }

    /// Makes `folder` unless it exists: filled aside, then renamed, so that it is whole or not
    /// there. Of several processes one fills it and the others wait.
    static Path madeOnce(Path folder, Filler filler) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(folder.getParent());
            alone(
                    folder.resolveSibling(folder.getFileName() + ".lock"),
                    () -> {
                        if (!Files.isDirectory(folder)) {
                            var aside = folder.resolveSibling(folder.getFileName() + ".part");
                            delete(aside);
                            Files.createDirectories(aside);
                            filler.fill(aside);
                            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
                        }
                        return folder;
                    });
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
    }

    interface Work<T> {
        T run() throws IOException;
    }

    /// Runs `work` while no other process, and no other thread of this one, runs work under the
    /// same lock file.
    static <T> T alone(Path lock, Work<T> work) throws IOException {
        var threads = THREADS.computeIfAbsent(lock, _ -> new ReentrantLock());
        threads.lock();
        try (var channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return work.run();
        } finally {
            threads.unlock();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /// Deletes `folder` and all in it; a folder that is not there is fine.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE; // gone meanwhile
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                            throws IOException {
                        Files.deleteIfExists(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
