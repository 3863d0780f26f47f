package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The one folder where Candor keeps everything it makes on this machine. Deleting it whole is
/// safe while nothing runs.
///
/// @param root the folder, absolute
public record CandorHome(Path root) {

    public CandorHome {
        root = root.toAbsolutePath().normalize();
    }

    /// The folder named by the system property `candor.home`, else by the environment's
    /// `CANDOR_HOME`, else `.candor` in the working directory.
    public static CandorHome find() {
        return new CandorHome(
                Optional.ofNullable(System.getProperty("candor.home"))
                        .or(() -> Optional.ofNullable(System.getenv("CANDOR_HOME")))
                        .filter(path -> !path.isBlank())
                        .map(Path::of)
                        .orElse(Path.of(".candor")));
    }

    /// What can be made again: unpacked servers, the realm template.
    public Path cache() {
        return made("cache");
    }

    /// What is true only now: the list of processes, their logs.
    public Path run() {
        return made("run");
    }

    /// What is kept: databases, keys, secrets, media. Nobody but its owner looks into it.
    public Path data() {
        var data = made("data");
        try {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    /// The packaged services as they run, apart from the build's folders.
    public Path app() {
        return made("app");
    }

    /// Folders of runs that keep nothing.
    Path temporary() {
        return made("tmp");
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
