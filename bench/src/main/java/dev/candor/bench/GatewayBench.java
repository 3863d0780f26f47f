package dev.candor.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the one door costs: a call through the gateway beside the same call without it, what many
/// ask at once, a photograph published end to end with the share of each step, pages of the portal,
/// and large bodies. From outside, of a running suite.
public final class GatewayBench {
    private static final int WARM_UP = 500;
    private static final int CALLS = 2001;
    private static final int PUBLICATIONS = 9;
    private static final int PAGE_VIEWS = 41;
    private static final Duration MIXED = Duration.ofSeconds(20);
    private static final List<String> PAGES =
            List.of(
                    "/portal",
                    "/portal/people",
                    "/portal/consent",
                    "/portal/publications",
                    "/portal/webhooks");
    private static final List<Long> BODIES = List.of(200_000_000L, 4_000_000_000L);
    private static final Pattern STEP =
            Pattern.compile(
                    "\"step\"\\s*:\\s*\"([A-Z]+)\"[^}]*\"startedAt\"\\s*:\\s*\"([^\"]+)\"\\s*,"
                            + "\\s*\"finishedAt\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern VERDICT =
            Pattern.compile("\"verdict\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern MANIFEST = Pattern.compile("\"(urn:c2pa:[0-9a-f-]{36})\"");

    private static final Pattern MIXED_TOLD =
            Pattern.compile("Requests/sec|Non-2xx|Socket errors|50%|99%");

    private final Path folder;
    private final Path mix;
    private final URI address;
    private final Path tokenFile;
    private final Suite gateway;
    private final Suite service;

    private GatewayBench(Path folder, Path mix, URI address, URI service, Path tokenFile)
            throws IOException {
        var token = Files.readString(tokenFile).strip();
        this.folder = folder;
        this.mix = mix;
        this.address = address;
        this.tokenFile = tokenFile;
        this.gateway = new Suite(address, token);
        this.service = new Suite(service, token);
    }

    /// @param arguments folder for media, script of the mix, address of the gateway, address of the
    ///     consent-service, file with an access token, name and password of an administrator, and,
    ///     on its machine, the number of the gateway's process
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 7 || arguments.length > 8) {
            System.err.println(
                    "gateway ADDRESS CONSENT-SERVICE TOKEN-FILE PERSON PASSWORD [PROCESS]");
            System.exit(2);
        }
        var address = URI.create(arguments[2]);
        var bench =
                new GatewayBench(
                        Files.createDirectories(Path.of(arguments[0])),
                        Path.of(arguments[1]),
                        address,
                        URI.create(arguments[3]),
                        Path.of(arguments[4]));
        bench.publications();
        bench.overhead();
        bench.pages(PortalVisit.of(address, arguments[5], arguments[6]));
        bench.bodies(arguments.length == 8 ? arguments[7] : null);
    }

    /// One after the other, turn by turn.
    private void overhead() throws Exception {
        var path = "/v1/subjects/" + gateway.consented("Somebody of the bench").person();
        var through = new long[CALLS];
        var beside = new long[CALLS];
        for (int i = -WARM_UP; i < CALLS; i++) {
            var one = nanos(gateway, path);
            var other = nanos(service, path);
            if (i >= 0) {
                through[i] = one;
                beside[i] = other;
            }
        }
        Arrays.sort(through);
        Arrays.sort(beside);
        System.out.printf("%-28s %8s %8s%n", "a call", "p50 ms", "p95 ms");
        System.out.printf(
                "%-28s %8.2f %8.2f%n",
                "through the gateway", Measure.millis(through, 0.5), Measure.millis(through, 0.95));
        System.out.printf(
                "%-28s %8.2f %8.2f%n",
                "without it", Measure.millis(beside, 0.5), Measure.millis(beside, 0.95));
        System.out.printf(
                "%-28s %8.2f%n%n",
                "overhead", Measure.millis(through, 0.5) - Measure.millis(beside, 0.5));
    }

    private static long nanos(Suite suite, String path) throws IOException, InterruptedException {
        var start = System.nanoTime();
        suite.get(path);
        return System.nanoTime() - start;
    }

    private void publications() throws Exception {
        var photo =
                Files.readAllBytes(Fixtures.photo(folder.resolve("photo-12mp.jpg"), 4000, 3000));
        var person = gateway.consented("Somebody else of the bench").person();
        var answer = "";
        for (int i = 0; i < PUBLICATIONS; i++) { // until everybody is warm
            answer = gateway.publish(person, "image/jpeg", photo);
        }
        var whole = new long[PUBLICATIONS];
        var steps = new LinkedHashMap<String, List<Long>>();
        for (int i = 0; i < PUBLICATIONS; i++) {
            var start = System.nanoTime();
            answer = gateway.publish(person, "image/jpeg", photo);
            whole[i] = System.nanoTime() - start;
            steps(answer)
                    .forEach(
                            (step, took) ->
                                    steps.computeIfAbsent(step, it -> new ArrayList<>()).add(took));
        }
        Arrays.sort(whole);
        System.out.printf(
                "a photo of 12 MP, %.1f MB, published: p50 %.0f ms, most %.0f ms%n",
                photo.length / 1e6, Measure.millis(whole, 0.5), Measure.millis(whole, 1));
        steps.forEach(
                (step, nanos) -> {
                    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
                    System.out.printf(
                            "  %-12s %6.0f ms %5.0f %%%n",
                            step,
                            Measure.millis(sorted, 0.5),
                            100 * Measure.millis(sorted, 0.5) / Measure.millis(whole, 0.5));
                });
        System.out.println();
        mixed(
                person,
                Suite.first(VERDICT, answer),
                Suite.id(answer),
                Suite.first(MANIFEST, answer));
    }

    private static Map<String, Long> steps(String publication) {
        var steps = new LinkedHashMap<String, Long>();
        STEP.matcher(publication)
                .results()
                .forEach(
                        found ->
                                steps.put(
                                        found.group(1),
                                        Duration.between(
                                                        Instant.parse(found.group(2)),
                                                        Instant.parse(found.group(3)))
                                                .toNanos()));
        return steps;
    }

    private void mixed(String person, String verdict, String publication, String manifest)
            throws IOException, InterruptedException {
        String[] command = {
            "wrk",
            "-t1",
            "-c32",
            "-d" + MIXED.toSeconds() + "s",
            "--latency",
            "-s",
            "" + mix,
            "" + address,
            "--",
            "" + tokenFile,
            person,
            verdict,
            publication,
            manifest
        };
        said(command); // until the compilers are done
        said(command)
                .lines()
                .filter(line -> MIXED_TOLD.matcher(line).find())
                .map(String::strip)
                .forEach(System.out::println);
        System.out.println();
    }

    private static String said(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " ended with " + process.exitValue() + ": " + said);
        }
        return said;
    }

    private static void pages(PortalVisit visit) throws Exception {
        System.out.printf("%-28s %8s %8s %8s%n", "a page", "p50 ms", "p95 ms", "KB");
        for (var page : PAGES) {
            var nanos = new long[PAGE_VIEWS];
            for (int i = -PAGE_VIEWS; i < PAGE_VIEWS; i++) {
                var start = System.nanoTime();
                visit.get(page);
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - start;
                }
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "%-28s %8.1f %8.1f %8.1f%n",
                    page,
                    Measure.millis(nanos, 0.5),
                    Measure.millis(nanos, 0.95),
                    visit.transferred(page) / 1e3);
        }
        System.out.println();
    }

    private void bodies(@Nullable String process) throws Exception {
        for (long length : BODIES) {
            var before = process == null ? 0 : ProcessMemory.peak(process);
            var start = System.nanoTime();
            var upload =
                    Suite.id(
                            gateway.send(
                                    gateway.request("/v1/uploads")
                                            .header("Content-Type", "video/mp4")
                                            .header("Upload-Complete", "?1")
                                            .POST(
                                                    BodyPublishers.fromPublisher(
                                                            BodyPublishers.ofInputStream(
                                                                    () -> new Noise(length)),
                                                            length))));
            var seconds = (System.nanoTime() - start) / 1e9;
            gateway.send(gateway.request("/v1/uploads/" + upload).DELETE());
            System.out.printf(
                    "%,d bytes taken in %.1f s, %.0f MB/s%s%n",
                    length,
                    seconds,
                    length / 1e6 / seconds,
                    process == null
                            ? ""
                            : "; most memory of the gateway before and after: %d MB, %d MB"
                                    .formatted(
                                            before / 1_000_000,
                                            ProcessMemory.peak(process) / 1_000_000));
        }
    }

    /// So many bytes that do not repeat every page.
    private static final class Noise extends InputStream {
        private long left;

        Noise(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? (int) (left * 31 & 0xff) : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int some = (int) Math.min(left, length);
            Arrays.fill(into, offset, offset + some, (byte) (left >>> 16));
            left -= some;
            return some;
        }
    }
}
