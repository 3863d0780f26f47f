package dev.candor.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what the processes write.
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of each log, or of one.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "gateway, consent-service, keycloak, postgres, build …")
    private @Nullable String name;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "20",
            description = "How many (${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on until Ctrl-C; needs a name.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var logs = logs();
        for (var log : logs) {
            if (logs.size() > 1) {
                System.out.printf("== %s%n", log);
            }
            tail(log).forEach(System.out::println);
        }
        if (follow && logs.size() == 1) {
            follow(logs.getFirst());
        }
        return 0;
    }

    private List<Path> logs() throws IOException {
        var folder = Candor.home().run();
        if (name != null) {
            var log = folder.resolve(name + ".log").normalize();
            if (!folder.equals(log.getParent()) || !Files.exists(log)) {
                throw new IllegalStateException(
                        "There is no log of %s in %s".formatted(name, folder));
            }
            return List.of(log);
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private List<String> tail(Path log) throws IOException {
        var all = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    private static void follow(Path log) throws IOException, InterruptedException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length());
            while (true) {
                for (var line = file.readLine(); line != null; line = file.readLine()) {
                    System.out.println(line);
                }
                TimeUnit.MILLISECONDS.sleep(300);
            }
        }
    }
}
