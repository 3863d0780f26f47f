package dev.candor.c2pa.cli;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
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
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor-c2pa batch FOLDER…` and `candor-c2pa batch --sign … --out DIR FOLDER…`
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description =
                "Judges every file of folders, several at a time, and counts what it found; or,"
                        + " with --sign, signs a copy of every file into the folder --out, by one"
                        + " definition. A sidecar (photo.jpg beside photo.c2pa) speaks for the file"
                        + " of its name. Hidden files and folders are left out; links are not"
                        + " followed.",
        footer = {
            "",
            "Exit codes: 0 nothing to look at; 1 a file is Invalid, Unsupported or Error, or was"
                    + " not signed; 2 the call was wrong. Unlike `verify`, files without"
                    + " credentials are no reason to fail.",
            "A bar shows how far it is, on a terminal alone."
        })
final class BatchCommand implements Callable<Integer> {
    private static final String SIDECAR = ".c2pa";

    /// Files that wait for a free core, for each core: enough to keep all busy.
    private static final int AHEAD = 8;

    private final Clock clock;

    @Mixin private TrustOptions trust;

    @Option(names = "--sign", description = "Signs copies of the files in place of judging them.")
    private boolean signs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where signed copies go, under the names they have in their folders.")
    private @Nullable Path out;

    @Mixin private SignerOptions signers;

    @Mixin private ActorOptions actors;

    @Mixin private SigningOptions options;

    @Mixin private Definitions definitions;

    @Option(
            names = "--json",
            description =
                    "One JSON object a line, one line a file, in the order of names; no summary.")
    private boolean json;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many files are worked on at a time; as many as there are cores.")
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
        return signs ? signAll() : judgeAll();
    }

    private int judgeAll() throws InterruptedException {
        var judge = trust.judge(clock);
        var files = withoutSidecars(files());
        var counts = new EnumMap<FileState, Integer>(FileState.class);
        var progress = Progress.onTerminal(files.size());
        inOrder(
                files,
                found -> Judgement.of(judge.verifier(), request(found.file())),
                judgement -> {
                    counts.merge(judgement.state(), 1, Integer::sum);
                    progress.step();
                    if (!failures || !judgement.state().holds()) {
                        progress.clear();
                        print(judgement);
                    }
                });
        progress.finish();
        if (!json) {
            summarize(counts, files.size());
            judge.believing().forEach(out()::println);
        }
        return counts.keySet().stream().anyMatch(FileState::alarms) ? Exit.NOT_WELL : Exit.WELL;
    }

    private int signAll() throws InterruptedException {
        if (out == null) {
            throw new ParameterException(spec.commandLine(), "--sign needs --out");
        }
        var folder = out;
        Unfinished.clearAway(folder, clock);
        var signing = options.signing(trust, clock);
        var definition = definitions.definition(actors.actors());
        Signer signer;
        try {
            signer = signers.signer();
        } catch (SigningException e) {
            spec.commandLine().getErr().println(Plain.of(String.valueOf(e.getMessage())));
            return Exit.NOT_WELL;
        }
        var files = files();
        var progress = Progress.onTerminal(files.size());
        var failed = new AtomicInteger();
        inOrder(
                files,
                found ->
                        SignedFile.sign(
                                options.commented(signing, found.file()),
                                found.file(),
                                folder.resolve(found.name()),
                                definition,
                                signer),
                signed -> {
                    progress.step();
                    if (!signed.isWell()) {
                        failed.incrementAndGet();
                    }
                    if (!failures || !signed.isWell()) {
                        progress.clear();
                        out().println(json ? signed.json() : signed.line());
                    }
                });
        progress.finish();
        if (!json) {
            out().printf(
                            "%d files: %d signed, %d not%n",
                            files.size(), files.size() - failed.get(), failed.get());
        }
        return failed.get() == 0 ? Exit.WELL : Exit.NOT_WELL;
    }

    /// Answers come in the order of the files, though the files are worked on side by side.
    private <T> void inOrder(List<Found> files, Function<Found, T> work, Consumer<T> taking)
            throws InterruptedException {
        var waiting = new ArrayDeque<Future<T>>();
        try (var pool = Executors.newFixedThreadPool(jobs)) {
            for (var file : files) {
                waiting.add(pool.submit(() -> work.apply(file)));
                if (waiting.size() >= jobs * AHEAD) {
                    taking.accept(result(waiting.remove()));
                }
            }
            while (!waiting.isEmpty()) {
                taking.accept(result(waiting.remove()));
            }
        }
    }

    private static <T> T result(Future<T> next) throws InterruptedException {
        try {
            return next.get();
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

    /// A file, and its name within the folder it was found in.
    private record Found(Path file, String name) {}

    private List<Found> files() {
        var files = new ArrayList<Found>();
        for (var root : roots) {
            try (var walk = Files.walk(root)) {
                walk.filter(Files::isRegularFile)
                        .filter(file -> !isHidden(root, file))
                        .sorted()
                        .forEach(file -> files.add(new Found(file, name(root, file))));
            } catch (IOException | UncheckedIOException e) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Cannot read the folder %s: %s".formatted(root, Reason.of(e)),
                        e);
            }
        }
        return files;
    }

    private static String name(Path root, Path file) {
        return root.equals(file) ? file.getFileName().toString() : root.relativize(file).toString();
    }

    private static List<Found> withoutSidecars(List<Found> files) {
        var sidecars =
                files.stream()
                        .map(Found::file)
                        .filter(file -> !isSidecar(file))
                        .map(BatchCommand::sidecarOf)
                        .collect(Collectors.toSet());
        return files.stream().filter(found -> !sidecars.contains(found.file())).toList();
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
