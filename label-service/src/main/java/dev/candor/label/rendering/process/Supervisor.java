package dev.candor.label.rendering.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Runs one tool at a time for its caller, who waits. Thread-safe; blocking.
///
/// No shell reads the arguments. The tool gets an empty environment, nothing to read, a low
/// claim to the processor, and limits on time, processor time, memory and files. Whatever ends it,
/// its children end with it.
public final class Supervisor {
    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final int MOST_WORDS = 8192;
    private static final int LONGEST_LINE = 4096;
    private static final Duration PULSE = Duration.ofMillis(100);
    private static final File NOTHING = new File("/dev/null");

    private final Toolbox toolbox;
    private final Limits limits;

    public Supervisor(Toolbox toolbox, Limits limits) {
        this.toolbox = toolbox;
        this.limits = limits;
    }

    /// What a tool may take.
    ///
    /// @param time by the clock
    /// @param memory address space in bytes, threads' stacks and mapped files included
    /// @param fileSize largest file it may write, in bytes
    public record Limits(Duration time, long memory, long fileSize) {
        public Limits {
            if (time.toSeconds() < 1 || memory < 1 << 20 || fileSize < 1) {
                throw new IllegalArgumentException("Limits under which nothing runs");
            }
        }
    }

    public Toolbox toolbox() {
        return toolbox;
    }

    /// Runs a tool to its end.
    ///
    /// @param folder its working directory
    /// @throws ProcessException unless it ended with code 0
    public void run(Tool tool, List<String> arguments, Path folder, Watch watch)
            throws IOException, ProcessException {
        var builder = new ProcessBuilder(command(tool, arguments));
        builder.directory(folder.toFile());
        builder.redirectInput(NOTHING);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", folder.toString());
        var process = builder.start();
        var lastWords = new Tail();
        var said = Thread.startVirtualThread(() -> lines(process.getInputStream(), watch));
        var complained = Thread.startVirtualThread(() -> lastWords.keep(process.getErrorStream()));
        try {
            await(tool, process, watch);
            said.join();
            complained.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException.Cancelled(tool);
        } finally {
            end(process);
        }
        if (process.exitValue() != 0) {
            LOG.debugf("%s: %s", tool.command(), lastWords.text());
            throw new ProcessException.Failed(tool, process.exitValue(), lastWords.text());
        }
    }

    private List<String> command(Tool tool, List<String> arguments)
            throws ProcessException.Missing {
        var executable = toolbox.require(tool).toString();
        var command = new ArrayList<String>();
        toolbox.limiter()
                .ifPresent(
                        limiter ->
                                command.addAll(
                                        List.of(
                                                limiter.toString(),
                                                "--as=" + limits.memory(),
                                                "--cpu=" + limits.time().toSeconds() * 16,
                                                "--fsize=" + limits.fileSize(),
                                                "--nofile=256",
                                                "--core=0",
                                                "--")));
        toolbox.nicer().ifPresent(nice -> command.addAll(List.of(nice.toString(), "-n", "10")));
        command.add(executable);
        command.addAll(arguments);
        return command;
    }

    private void await(Tool tool, Process process, Watch watch)
            throws InterruptedException, ProcessException {
        var deadline = System.nanoTime() + limits.time().toNanos();
        while (!process.waitFor(PULSE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (watch.cancelled()) {
                throw new ProcessException.Cancelled(tool);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ProcessException.TimedOut(tool, limits.time().toSeconds());
            }
        }
    }

    private static void end(Process process) {
        // The children first: once the parent is gone, nobody knows whose they were.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void lines(InputStream in, Watch watch) {
        var line = new StringBuilder();
        try (in) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    watch.line(line.toString());
                    line.setLength(0);
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            // The process was ended; whoever waits for it says why.
            return;
        }
    }

    /// The last bytes of a stream, however long it is.
    private static final class Tail {
        private final byte[] ring = new byte[MOST_WORDS];
        private long taken;

        void keep(InputStream in) {
            var buffer = new byte[MOST_WORDS];
            try (in) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    for (int i = 0; i < count; i++) {
                        ring[(int) (taken++ % MOST_WORDS)] = buffer[i];
                    }
                }
            } catch (IOException e) {
                // The process was ended; what it said until then is what there is.
                return;
            }
        }

        String text() {
            var out = new ByteArrayOutputStream();
            for (long at = Math.max(0, taken - MOST_WORDS); at < taken; at++) {
                out.write(ring[(int) (at % MOST_WORDS)]);
            }
            return out.toString(StandardCharsets.UTF_8).strip();
        }
    }
}
