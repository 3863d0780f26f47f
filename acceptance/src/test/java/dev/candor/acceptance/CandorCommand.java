package dev.candor.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs what `./candor` runs, with a folder of its own for what it keeps. The script's own part,
/// finding a JDK and building, has been done by whoever runs these tests.
record CandorCommand(Path home) {
    private static final int PATIENCE_MINUTES = 8;

    /// What a command said and how it ended.
    record Outcome(int status, String output) {}

    /// A home of its own beside the others; what can be made again is shared.
    static CandorCommand inFreshHome(String name) {
        var shared = Path.of(System.getProperty("candor.home"));
        var home = shared.resolve(name);
        try {
            delete(home);
            Files.createDirectories(home);
            Files.createSymbolicLink(home.resolve("cache"), shared.resolve("cache"));
            return new CandorCommand(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        var output = Files.createTempFile("candor", ".out");
        try {
            var process = start(output, arguments);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IOException(
                        String.join(" ", arguments) + " did not end: " + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /// Starts it and lets it run; what it says goes to `output`.
    Process start(Path output, String... arguments) throws IOException {
        var checkout = House.root().toRealPath();
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx96m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.awt.headless=true",
                                "-Dcandor.home=" + home,
                                "-Dcandor.checkout=" + checkout,
                                "-jar",
                                checkout.resolve("libs/launcher/target/launcher.jar").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        // An operator's setting, so that a stuck service is noticed before the reader of a report
        // is.
        builder.environment().put("CANDOR_ROUTING_CALL_TIMEOUT", "PT15S");
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
