package dev.candor.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Verifies and signs copies of a picture, by one worker on one core and by two workers on two,
/// and prints the ratio. Each has a process of its own, and that with one worker is kept on one
/// core by `taskset`, where there is one (Linux): else what a worker leaves to other threads, such
/// as the flushing of a file that is verified meanwhile, would be done by the core that counts as
/// the second one. A third process, with one worker that may use both, says how much that is.
///
/// `java dev.candor.bench.BatchBench FOLDER`
public final class BatchBench {
    private static final int ROUNDS = 5;
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private BatchBench() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        if (!Files.isExecutable(TASKSET)) {
            System.out.println("There is no taskset here: one worker is not kept on one core.");
        }
        try (var one = Batch.start(folder.resolve("one"), 1, true);
                var free = Batch.start(folder.resolve("free"), 1, false);
                var two = Batch.start(folder.resolve("two"), 2, false)) {
            System.out.printf(
                    "%-11s %-10s %12s %12s %7s %22s%n",
                    "what", "file", "one core/s", "two cores/s", "ratio", "one worker, two cores");
            for (var picture : List.of("photo.jpg", "icon.png")) {
                for (var what : BatchWorker.Kind.values()) {
                    row(what, picture, one, free, two);
                }
            }
        }
    }

    private static void row(BatchWorker.Kind what, String picture, Batch one, Batch free, Batch two)
            throws IOException {
        var all = List.of(one, free, two);
        var rounds = new double[all.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < rounds.length; i++) {
                rounds[i][round] = all.get(i).perSecond(what, picture);
            }
        }
        var median = Stream.of(rounds).mapToDouble(BatchBench::median).toArray();
        System.out.printf(
                "%-11s %-10s %12.0f %12.0f %6.2fx %14.0f, %.2fx%n",
                what.words(),
                picture,
                median[0],
                median[2],
                median[2] / median[0],
                median[1],
                median[1] / median[0]);
    }

    private static double median(double[] rounds) {
        Arrays.sort(rounds);
        return rounds[rounds.length / 2];
    }

    /// Workers in a process of their own, asked line by line.
    private record Batch(Process process, BufferedWriter questions, BufferedReader answers)
            implements AutoCloseable {

        static Batch start(Path folder, int workers, boolean pinned) throws IOException {
            var command = new ArrayList<String>();
            if (pinned && Files.isExecutable(TASKSET)) {
                command.addAll(List.of(TASKSET.toString(), "-c", "0"));
            }
            command.add(
                    System.getProperty("java.home")
                            + File.separator
                            + "bin"
                            + File.separator
                            + "java");
            command.addAll(List.of("-Xmx512m", "-XX:+UseParallelGC", "-cp"));
            command.add(System.getProperty("java.class.path"));
            command.add(BatchWorker.class.getName());
            command.addAll(List.of(folder.toString(), String.valueOf(workers)));
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            return new Batch(process, process.outputWriter(), process.inputReader());
        }

        /// Files a second, once the compiler is done.
        double perSecond(BatchWorker.Kind what, String picture) throws IOException {
            questions.write("%s %s".formatted(what, picture));
            questions.newLine();
            questions.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IOException("A process of the batch ended");
            }
            return Double.parseDouble(answer);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
