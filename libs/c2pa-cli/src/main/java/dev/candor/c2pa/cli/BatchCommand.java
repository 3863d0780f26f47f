package dev.candor.c2pa.cli;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa batch FOLDER…`
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description =
                "Judges every file of folders, several at a time, and counts what it found. A"
                        + " sidecar (photo.jpg beside photo.c2pa) speaks for the file of its name."
                        + " Hidden files and folders are left out; links are not followed.",
        footer = {
            "",
            "Exit codes: 0 nothing to look at; 1 a file is Invalid, Unsupported or Error; 2 the"
                    + " call was wrong. Unlike `verify`, files without credentials are no reason"
                    + " to fail.",
            "A bar shows how far it is, on a terminal alone."
        })
final class BatchCommand implements Callable<Integer> {
    private static final String SIDECAR = ".c2pa";

    /// Files that wait for a free core, for each core: enough to keep all busy.
    private static final int AHEAD = 8;

    private final Clock clock;

    @Mixin private TrustOptions trust;

    @Option(
            names = "--json",
            description =
                    "One JSON object a line, one line a file, in the order of names; no summary.")
    private boolean json;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many files are judged at a time; as many as there are cores.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--failures",
            description = "Prints only the files whose credentials do not hold.")
    private boolean failures;

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Folders, or single files.")
    private List<Path> roots = new ArrayList<>();

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    BatchCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs takes 1 or more");
        }
        var judge = trust.judge(clock);
        var files = files();
        var counts = new EnumMap<FileState, Integer>(FileState.class);
        var progress = Progress.onTerminal(files.size());
        try (var pool = Executors.newFixedThreadPool(jobs)) {
            judge(pool, judge.verifier(), files, counts, progress);
        }
        progress.finish();
        if (!json) {
            summarize(counts, files.size());
            judge.believing().forEach(out()::println);
        }
        return counts.keySet().stream().anyMatch(FileState::alarms) ? Exit.NOT_WELL : Exit.WELL;
    }

    /// Answers come in the order of the files, though they are judged side by side.
    private void judge(
            ExecutorService pool,
            Verifier verifier,
            List<Path> files,
            Map<FileState, Integer> counts,
            Progress progress)
            throws InterruptedException {
        var waiting = new ArrayDeque<Future<Judgement>>();
        for (var file : files) {
            waiting.add(pool.submit(() -> Judgement.of(verifier, request(file))));
            if (waiting.size() >= jobs * AHEAD) {
                take(waiting.remove(), counts, progress);
            }
        }
        while (!waiting.isEmpty()) {
            take(waiting.remove(), counts, progress);
        }
    }

    private void take(Future<Judgement> next, Map<FileState, Integer> counts, Progress progress)
            throws InterruptedException {
        try {
            var judgement = next.get();
            counts.merge(judgement.state(), 1, Integer::sum);
            progress.step();
            if (!failures || !judgement.state().holds()) {
                progress.clear();
                print(judgement);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void print(Judgement judgement) {
        if (json) {
            out().println(judgement.json());
        } else {
            out().printf("%-11s %s%n", judgement.state(), judgement.file());
            if (!judgement.state().holds() && judgement.state() != FileState.NO_MANIFEST) {
                out().printf("            %s%n", Plain.of(judgement.sentence()));
            }
        }
    }

    private void summarize(Map<FileState, Integer> counts, int all) {
        var words =
                counts.entrySet().stream()
                        .map(one -> "%d %s".formatted(one.getValue(), one.getKey()))
                        .collect(Collectors.joining(", "));
        out().printf("%d files%s%s%n", all, words.isEmpty() ? "" : ": ", words);
    }

    private List<Path> files() {
        var files = new ArrayList<Path>();
        for (var root : roots) {
            try (var walk = Files.walk(root)) {
                walk.filter(Files::isRegularFile)
                        .filter(file -> !isHidden(root, file))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException | UncheckedIOException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Cannot read the folder %s: %s".formatted(root, Reason.of(e)),
                        e);
            }
        }
        var sidecars =
                files.stream()
                        .filter(file -> !isSidecar(file))
                        .map(BatchCommand::sidecarOf)
                        .collect(Collectors.toSet());
        files.removeIf(sidecars::contains);
        return files;
    }

    private static boolean isHidden(Path root, Path file) {
        for (var part : root.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSidecar(Path file) {
        return file.toString().endsWith(SIDECAR);
    }

    private static Path sidecarOf(Path asset) {
        var name = asset.getFileName().toString().replaceFirst("\\.[^.]+$", "");
        return asset.resolveSibling(name + SIDECAR);
    }

    private static VerificationRequest request(Path file) {
        var request = VerificationRequest.of(file);
        var sidecar = sidecarOf(file);
        return !isSidecar(file) && Files.isRegularFile(sidecar)
                ? request.withSidecar(sidecar)
                : request;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
