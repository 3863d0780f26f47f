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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Verifies and signs copies of a picture, by one worker on one core and by two workers on two,
/// and prints the ratio: the median of the rounds' own, since what is done in one round is done
/// within seconds, and that of the best rounds, since a core that is shared with strangers is
/// slower at times. Each has a process of its own, and that with one worker is kept
/// on one core by `taskset`, where there is one (Linux): else what a worker leaves to other
/// threads, such as the flushing of a file that is verified meanwhile, would be done by the core
/// that counts as the second one. Beside them: one worker that may use both cores, which says how
/// much that is; and two processes with a worker and a core each, which have nothing in common but
/// the machine and so say what its second core adds.
///
/// `java dev.candor.bench.BatchBench FOLDER [KIND...]`
public final class BatchBench {
    private static final int ROUNDS = 9;
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private BatchBench() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var kinds =
                arguments.length == 1
                        ? List.of(BatchWorker.Kind.values())
                        : Stream.of(arguments).skip(1).map(BatchWorker.Kind::valueOf).toList();
        if (!Files.isExecutable(TASKSET)) {
            System.out.println("There is no taskset here: one worker is not kept on one core.");
        }
        try (var one = Batch.start(folder.resolve("one"), 1, List.of(0));
                var other = Batch.start(folder.resolve("other"), 1, List.of(1));
                var free = Batch.start(folder.resolve("free"), 1, List.of(0, 1));
                var two = Batch.start(folder.resolve("two"), 2, List.of(0, 1))) {
            System.out.printf(
                    "%-10s %-10s %11s %12s %7s %7s %22s %15s%n",
                    "what",
                    "file",
                    "one core/s",
                    "two cores/s",
                    "median",
                    "best",
                    "one worker, two cores",
                    "two processes");
            var ways =
                    List.<Way>of(
                            one::perSecond,
                            two::perSecond,
                            free::perSecond,
                            (what, picture) -> together(List.of(one, other), what, picture));
            for (var picture : List.of("photo.jpg", "icon.png")) {
                for (var what : kinds) {
                    row(what, picture, ways);
                }
            }
        }
    }

    /// Does a kind of work to many copies of a picture, and says how many a second.
    private interface Way {
        double perSecond(BatchWorker.Kind what, String picture) throws IOException;
    }

    /// Prints what each way does beside the first one.
    private static void row(BatchWorker.Kind what, String picture, List<Way> ways)
            throws IOException {
        for (var way : ways) {
            way.perSecond(what, picture); // so that the compiler is done with all before one counts
        }
        var rounds = new double[ways.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < rounds.length; i++) {
                rounds[i][round] = ways.get(i).perSecond(what, picture);
            }
        }
        System.out.printf(
                "%-10s %-10s %11.0f %12.0f %6.2fx %6.2fx %21.2fx %6.2fx, %5.2fx%n",
                what.words(),
                picture,
                median(rounds[0]),
                median(rounds[1]),
                median(ratios(rounds[1], rounds[0])),
                best(rounds[1]) / best(rounds[0]),
                median(ratios(rounds[2], rounds[0])),
                median(ratios(rounds[3], rounds[0])),
                best(rounds[3]) / best(rounds[0]));
    }

    /// What one way did beside another, round by round.
    private static double[] ratios(double[] these, double[] those) {
        return IntStream.range(0, these.length).mapToDouble(i -> these[i] / those[i]).toArray();
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    private static double best(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double together(List<Batch> batches, BatchWorker.Kind what, String picture)
            throws IOException {
        for (var batch : batches) {
            batch.ask(what, picture);
        }
        double sum = 0;
        for (var batch : batches) {
            sum += batch.answer();
        }
        return sum;
    }

    /// Workers in a process of their own, asked line by line.
    private record Batch(Process process, BufferedWriter questions, BufferedReader answers)
            implements AutoCloseable {

        static Batch start(Path folder, int workers, List<Integer> cores) throws IOException {
            var command = new ArrayList<String>();
            if (Files.isExecutable(TASKSET)) {
                var list = cores.stream().map(String::valueOf).collect(Collectors.joining(","));
                command.addAll(List.of(TASKSET.toString(), "-c", list));
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
            ask(what, picture);
            return answer();
        }

        void ask(BatchWorker.Kind what, String picture) throws IOException {
            questions.write("%s %s".formatted(what, picture));
            questions.newLine();
            questions.flush();
        }

        double answer() throws IOException {
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
