package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// A folder for a run that keeps nothing. It is deleted at its end; what a killed run left is
/// deleted by the next one.
public final class Scratch implements AutoCloseable {

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    public static Scratch in(CandorHome home) {
        try {
            sweep(home.temporary());
            // A count would be one of this class alone, which a process may have loaded twice.
            var owner = owner(ProcessHandle.current());
            return new Scratch(Files.createTempDirectory(home.temporary(), owner + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }

    /// A process identifier is used again some day; with the time of its start it names one
    /// process for good.
    private static String owner(ProcessHandle process) {
        var start = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        return process.pid() + "-" + start;
    }

    private static void sweep(Path temporary) throws IOException {
        try (var folders = Files.list(temporary)) {
            for (var folder : folders.toList()) {
                if (!isOwned(folder.getFileName().toString())) {
                    Folders.delete(folder);
                }
            }
        }
    }

    private static boolean isOwned(String name) {
        var pid = name.substring(0, Math.max(0, name.indexOf('-')));
        return pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(process -> name.startsWith(owner(process) + "-"))
                        .isPresent();
    }
}
