package dev.candor.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once from the jar of this platform.
record PostgresBinaries(Path folder, List<String> prefix) {

    static PostgresBinaries in(CandorHome home) {
        var folder =
                Folders.madeOnce(
                        home.cache().resolve("postgres-" + Versions.OF_THIS_BUILD.postgres()),
                        PostgresBinaries::unpack);
        return new PostgresBinaries(folder, withoutRoot());
    }

    /// The command line of one of PostgreSQL's programs.
    List<String> command(String program, List<String> arguments) {
        var line = new ArrayList<>(prefix);
        line.add(folder.resolve("bin").resolve(program).toString());
        line.addAll(arguments);
        return line;
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own, without a mapping, root
    /// is nobody in the server's eyes and still the owner of its files.
    private static List<String> withoutRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        var unshare = List.of("unshare", "-U", "--");
        var line = new ArrayList<>(unshare);
        line.addAll(List.of("sh", "-c", "test \"$(id -u)\" -ne 0"));
        try {
            var probe = new ProcessBuilder(line).redirectErrorStream(true).start();
            probe.getOutputStream().close();
            if (probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0) {
                return unshare;
            }
        } catch (IOException e) {
            throw new IllegalStateException(noNamespace(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(noNamespace());
    }

    private static String noNamespace() {
        return "PostgreSQL does not run as root, and this machine gives root no user namespace"
                + " (`unshare -U` failed). Run Candor as an ordinary user.";
    }

    private static void unpack(Path folder) throws IOException {
        var resource = "/postgres-%s.txz".formatted(platform());
        try (var archive = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new IOException(
                        "There is no PostgreSQL for this platform on the class path: " + resource);
            }
            var tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> System.getProperty("os.arch");
                };
        return (system.contains("mac") ? "darwin" : "linux") + "-" + machine;
    }

    /// Runs one of the programs to its end.
    void run(String program, List<String> arguments) {
        try {
            var process =
                    new ProcessBuilder(command(program, arguments))
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(program + " does not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", e);
        }
    }
}
