package dev.candor.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Has a running label-service label a photograph and a film, turn by turn with ImageMagick and
/// ffmpeg that lay a picture over the same media; asks for verdicts one by one; and fetches a badge
/// as often as it is given. From outside, over HTTP: what the service measures, stores and sends
/// counts, too.
public final class LabelBench {
    private static final int ROUNDS = 9;
    private static final int FILM_ROUNDS = 3;
    private static final int CONNECTIONS = 32;
    private static final Duration RUN = Duration.ofSeconds(15);
    private static final String VERDICT =
            """
            {"verification": {"state": "NoManifest"},
             "declaration": {"digitalSourceType": "trainedAlgorithmicMedia", "declaredBy": "bench"}}
            """;

    private final URI address;
    private final Suite suite;
    private final Path folder;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private LabelBench(URI address, String token, Path folder) {
        this.address = address;
        this.suite = new Suite(address, token);
        this.folder = folder;
    }

    /// @param arguments folder for media, address of the service, file with an access token, and,
    ///     on its machine, the number of its process
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3 || arguments.length > 4) {
            System.err.println("labels ADDRESS TOKEN-FILE [PROCESS]");
            System.exit(2);
        }
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var token = Files.readString(Path.of(arguments[2])).strip();
        var bench = new LabelBench(URI.create(arguments[1]), token, folder);
        bench.picture();
        bench.film();
        bench.verdicts();
        bench.badges();
        if (arguments.length == 4) {
            System.out.printf(
                    "most memory of the service: %d MB%n",
                    ProcessMemory.peak(arguments[3]) / 1_000_000);
        }
    }

    private void picture() throws Exception {
        var photo = Fixtures.photo(folder.resolve("photo-12mp.jpg"), 4000, 3000);
        var plate = plate("plate.png", 900, 165);
        var plan = planned("image/jpeg", 4000, 3000, "");
        Measure.Work candor = () -> label(plan, photo, folder.resolve("candor.jpg"));
        Measure.Work peer =
                () ->
                        run(
                                "convert",
                                "" + photo,
                                "" + plate,
                                "-geometry",
                                "+3030+60",
                                "-composite",
                                "" + folder.resolve("peer.jpg"));
        tell("label a JPEG of 12 MP", "ImageMagick", ROUNDS, candor, peer);
    }

    private void film() throws Exception {
        var film = folder.resolve("film.mp4");
        run(
                "ffmpeg",
                "-y",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=1920x1080:r=30:d=20",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "20",
                "-pix_fmt",
                "yuv420p",
                "" + film);
        var plate = plate("plate-film.png", 420, 78);
        var plan = planned("video/mp4", 1920, 1080, ", \"durationMillis\": 20000");
        Measure.Work candor = () -> label(plan, film, folder.resolve("candor.mp4"));
        Measure.Work peer =
                () ->
                        run(
                                "ffmpeg",
                                "-y",
                                "-v",
                                "error",
                                "-i",
                                "" + film,
                                "-i",
                                "" + plate,
                                "-filter_complex",
                                "[0:v][1:v]overlay=x=1470:y=22",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "veryfast",
                                "-crf",
                                "18",
                                "-pix_fmt",
                                "yuv420p",
                                "-movflags",
                                "+faststart",
                                "" + folder.resolve("peer.mp4"));
        tell("label 20 s of 1080p", "ffmpeg", FILM_ROUNDS, candor, peer);
    }

    /// Turn by turn, since a machine is never the same twice.
    private static void tell(
            String what, String who, int rounds, Measure.Work candor, Measure.Work peer)
            throws Exception {
        candor.run();
        peer.run();
        var ours = new ArrayList<Long>();
        var theirs = new ArrayList<Long>();
        for (int i = 0; i < rounds; i++) {
            ours.add(Measure.of(0, 1, candor).medianNanos());
            theirs.add(Measure.of(0, 1, peer).medianNanos());
        }
        var one = median(ours);
        var other = median(theirs);
        System.out.printf(
                "%-24s %8.0f ms   %s %8.0f ms   ratio %.2f%n", what, one, who, other, other / one);
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }

    private void verdicts() throws Exception {
        var one = Measure.of(200, 501, () -> created("/v1/verdicts", VERDICT));
        System.out.printf(
                "%-24s %8.2f ms, best %.2f ms, asked for, judged and stored%n",
                "a verdict", one.medianMillis(), one.bestMillis());
        var request =
                suite.request("/v1/verdicts")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(VERDICT))
                        .build();
        manyATime("verdicts", request, 201);
    }

    private void badges() throws Exception {
        var badge = address.resolve("/v1/badges/" + created("/v1/verdicts", VERDICT));
        var request = HttpRequest.newBuilder(badge).header("Accept", "image/svg+xml").build();
        manyATime("a badge as SVG", request, 200);
    }

    private void manyATime(String what, HttpRequest request, int status) throws Exception {
        answeredWithin(request, status, RUN.dividedBy(3));
        System.out.printf(
                "%-24s %8.0f a second over %d connections%n",
                what, answeredWithin(request, status, RUN), CONNECTIONS);
    }

    private double answeredWithin(HttpRequest request, int status, Duration length)
            throws Exception {
        var answered = new AtomicLong();
        var end = System.nanoTime() + length.toNanos();
        Callable<Void> asker =
                () -> {
                    while (System.nanoTime() < end) {
                        require(http.send(request, BodyHandlers.ofByteArray()), status);
                        answered.incrementAndGet();
                    }
                    return null;
                };
        try (var askers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var one : askers.invokeAll(java.util.Collections.nCopies(CONNECTIONS, asker))) {
                one.get();
            }
        }
        return answered.get() / (length.toNanos() / 1e9);
    }

    private String planned(String mediaType, int width, int height, String more) throws Exception {
        return created(
                "/v1/plans",
                """
                {"verdictId": "%s", "markets": ["EU"], "languages": ["en"],
                 "media": {"mediaType": "%s", "width": %d, "height": %d%s}}
                """
                        .formatted(
                                created("/v1/verdicts", VERDICT), mediaType, width, height, more));
    }

    private String created(String path, String body) throws Exception {
        return Suite.id(suite.post(path, body));
    }

    private void label(String plan, Path media, Path target) throws Exception {
        var request =
                suite.request("/v1/renderings?plan=" + plan)
                        .setHeader("Accept", "*/*")
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofFile(media))
                        .build();
        require(http.send(request, BodyHandlers.ofFile(target)), 200);
    }

    private static <T> HttpResponse<T> require(HttpResponse<T> answer, int status)
            throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(
                    "%s answered %d: %s"
                            .formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private Path plate(String name, int width, int height) throws Exception {
        var plate = folder.resolve(name);
        run("convert", "-size", width + "x" + height, "xc:black", "" + plate);
        return plate;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " ended with " + process.exitValue());
        }
    }
}
