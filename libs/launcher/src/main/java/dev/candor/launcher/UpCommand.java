package dev.candor.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the suite in the background.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the suite in the background and returns when it is ready.")
final class UpCommand implements Callable<Integer> {

    @Mixin private GatewayPortOption port = new GatewayPortOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var running = Roster.ofRunning(Candor.home());
        if (running.isPresent()) {
            System.out.println("The suite runs already: " + running.get().gateway());
            return 0;
        }
        var supervisor = supervisor().start();
        // Whatever ends us before the suite is ready closes the pipe, and that ends the supervisor.
        try (var output = supervisor.inputReader(StandardCharsets.UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(SuperviseCommand.READY)) {
                    detach(supervisor);
                    Welcome.print(Candor.running());
                    return 0;
                }
                System.out.println(line);
            }
        }
        supervisor.waitFor();
        return 1;
    }

    private ProcessBuilder supervisor() {
        var line = new ArrayList<>(apart());
        line.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        line.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.add("-Dcandor.home=" + Candor.home().root());
        line.add("-Dcandor.checkout=" + Candor.checkout());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Candor.class.getName()));
        line.add("supervise");
        if (port.port != null) {
            line.add("--port=" + port.port);
        }
        return new ProcessBuilder(line).redirectErrorStream(true);
    }

    private static void detach(Process supervisor) throws IOException {
        try (var input = supervisor.outputWriter(StandardCharsets.UTF_8)) {
            input.write(SuperviseCommand.DETACH);
        }
    }

    /// Starts the rest of the line where the terminal's signals do not reach it.
    private static List<String> apart() {
        return onPath("setsid").or(() -> onPath("nohup")).map(List::of).orElse(List.of());
    }

    private static Optional<String> onPath(String program) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
