package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process that cannot outlive us: when we let go, or die without a word, it is told to end and
/// then killed.
///
/// The process runs below a small shell script that reads a pipe whose other end only we hold;
/// the end of the pipe is the signal, and the kernel sends it whatever became of us.
public final class Leash implements AutoCloseable {

    private final String name;
    private final Process shell;
    private final Path log;
    private final Duration grace;

    private Leash(String name, Process shell, Path log, Duration grace) {
        this.name = name;
        this.shell = shell;
        this.log = log;
        this.grace = grace;
    }

    /// How a process is asked to end.
    public enum Farewell {
        TERM,
        /// PostgreSQL's fast shutdown.
        INT
    }

    /// Starts `command`; what it prints is appended to `log`.
    ///
    /// @param grace how long it may take to end when asked, whole seconds
    public static Leash hold(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Farewell farewell,
            Duration grace) {
        try (var script = Leash.class.getResourceAsStream("leash.sh")) {
            if (script == null) {
                throw new IllegalStateException("leash.sh is missing from the jar");
            }
            Files.createDirectories(log.toAbsolutePath().getParent());
            var line = new ArrayList<String>();
            line.addAll(
                    List.of("sh", "-c", new String(script.readAllBytes(), StandardCharsets.UTF_8)));
            line.addAll(List.of("leash", farewell.name(), Long.toString(grace.toSeconds())));
            line.addAll(command);
            var builder =
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new Leash(name, builder.start(), log, grace);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return shell.isAlive();
    }

    /// The process itself, below its shell; the shell while the process is not there yet.
    public ProcessHandle process() {
        // The shell's other child watches the pipe; it is the shell's own copy and still has its
        // command line.
        var line = shell.info().commandLine();
        return shell.children()
                .filter(child -> !child.info().commandLine().equals(line))
                .findFirst()
                .orElse(shell.toHandle());
    }

    /// Lets go and waits until the process is gone. Letting go twice is fine.
    @Override
    public void close() {
        var family = new ArrayList<>(shell.descendants().toList());
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(grace.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            shell.destroy(); // the pipe is broken: the shell still knows what TERM means
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The last lines the process printed, for a message about its end.
    public String lastWords() {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }

    @Override
    public String toString() {
        return "%s (pid %d)".formatted(name, process().pid());
    }
}
