package dev.candor.launcher;

import dev.candor.embedded.CandorHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// A packaged service as it runs: a copy, since the build may replace its own folder at any time.
record AppFolder(Path folder) {

    /// The service's copy, brought up to date with the build's folder below `checkout`.
    ///
    /// @throws IllegalStateException when the service is not built
    static AppFolder of(CandorHome home, Path checkout, Service service) {
        var built = checkout.resolve(service.folder()).resolve("target/quarkus-app");
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException(
                    "%s is not built: %s is missing".formatted(service.folder(), built));
        }
        var copy = new AppFolder(home.app().resolve(service.folder()));
        try {
            mirror(built, copy.folder);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot copy " + built, e);
        }
        return copy;
    }

    Path jar() {
        return folder.resolve("quarkus-run.jar");
    }

    /// Makes `to` the same as `from`. Times are kept: a start-up cache beside the jars checks them.
    static void mirror(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var paths = Files.walk(to)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.exists(from.resolve(to.relativize(path).toString()))) {
                    Files.delete(path);
                }
            }
        }
        try (var paths = Files.walk(from)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!same(path, target)) {
                    Files.copy(
                            path,
                            target,
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static boolean same(Path one, Path other) throws IOException {
        return Files.exists(other)
                && Files.size(one) == Files.size(other)
                && Files.getLastModifiedTime(one).equals(Files.getLastModifiedTime(other));
    }
}
