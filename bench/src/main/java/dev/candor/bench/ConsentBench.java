package dev.candor.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Asks a running consent-service as fast as it answers, then at 85 % of that, and reports
/// throughput and latency. From outside, over HTTP, with a token, by as little of a client as will
/// do: it shares the machine with what it measures.
///
/// The registry it asks was filled by `src/main/sql/consent.sql`: its people are numbered, and
/// who asks for which licensee decides the answer.
public final class ConsentBench {
    private static final int CONNECTIONS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration RUN = Duration.ofSeconds(20);
    private static final double LOAD = 0.85;

    private final URI address;
    private final String token;
    private final int subjects;

    private ConsentBench(URI address, String token, int subjects) {
        this.address = address;
        this.token = token;
        this.subjects = subjects;
    }

    /// What the registry is to say, by whom is asked for.
    private enum Wanted {
        ALLOW,
        DENY,
        UNKNOWN;

        private String question(Random random, int subjects) {
            var person =
                    this == UNKNOWN
                            ? subjects + 1 + random.nextInt(subjects)
                            : 1 + random.nextInt(subjects);
            var licensee = this == DENY ? 8 : random.nextInt(7);
            return """
            {"subjects":["01900000-0000-7000-8000-%012x"],"action":"DISTRIBUTE","modality":"IMAGE",\
            "purpose":"awareness-campaign","territories":["DE"],"channel":"web","licensee":"Studio %d"}
            """
                    .formatted(person, licensee);
        }
    }

    /// @param latencies in nanoseconds, sorted
    private record Run(double perSecond, long[] latencies) {
        double millis(double quantile) {
            return latencies[
                            (int)
                                    Math.min(
                                            latencies.length - 1L,
                                            (long) (latencies.length * quantile))]
                    / 1e6;
        }
    }

    /// @param arguments address of the service, file with an access token, number of subjects
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("consent ADDRESS TOKEN-FILE SUBJECTS");
            System.exit(2);
        }
        new ConsentBench(
                        URI.create(arguments[0]).resolve("/v1/consent-checks"),
                        Files.readString(Path.of(arguments[1])).strip(),
                        Integer.parseInt(arguments[2]))
                .report();
    }

    private void report() throws Exception {
        System.out.printf(
                "%-8s %10s %12s %10s %10s%n", "answer", "most/s", "at 85 %/s", "p50 ms", "p99 ms");
        for (var wanted : Wanted.values()) {
            run(wanted, 0, WARM_UP);
            var most = run(wanted, 0, RUN);
            var paced = run(wanted, most.perSecond() * LOAD, RUN);
            System.out.printf(
                    "%-8s %10.0f %12.0f %10.2f %10.2f%n",
                    wanted,
                    most.perSecond(),
                    paced.perSecond(),
                    paced.millis(0.5),
                    paced.millis(0.99));
        }
    }

    /// @param rate questions a second, of all connections together; 0 for as many as are answered.
    ///     With a rate a latency counts from when the question was due, not from when it was sent
    private Run run(Wanted wanted, double rate, Duration length) throws Exception {
        var started = System.nanoTime();
        var end = started + length.toNanos();
        var all = new ArrayList<Callable<long[]>>();
        for (var i = 0; i < CONNECTIONS; i++) {
            var random = new Random(i);
            all.add(() -> ask(wanted, random, rate / CONNECTIONS, end));
        }
        List<Future<long[]>> done;
        try (var connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            done = connections.invokeAll(all);
        }
        var latencies = new ArrayList<long[]>();
        for (var one : done) {
            latencies.add(one.get());
        }
        var sorted = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Run(sorted.length / ((System.nanoTime() - started) / 1e9), sorted);
    }

    private long[] ask(Wanted wanted, Random random, double rate, long end) throws IOException {
        var latencies = new ArrayList<Long>();
        try (var connection = new Connection(address, token)) {
            var due = System.nanoTime();
            while (System.nanoTime() < end) {
                if (rate > 0) {
                    due += (long) (1e9 / rate);
                    LockSupport.parkNanos(due - System.nanoTime());
                } else {
                    due = System.nanoTime();
                }
                var answer = connection.post(wanted.question(random, subjects));
                if (!answer.contains("\"decision\":\"%s\"".formatted(wanted))) {
                    throw new IllegalStateException("%s expected: %s".formatted(wanted, answer));
                }
                latencies.add(System.nanoTime() - due);
            }
        }
        return latencies.stream().mapToLong(Long::longValue).toArray();
    }

    /// One connection that is kept, a question at a time.
    private static final class Connection implements AutoCloseable {
        private static final String LENGTH = "content-length:";

        private final String head;
        private final Socket socket;
        private final InputStream in;

        Connection(URI address, String token) throws IOException {
            head =
                    """
                    POST %s HTTP/1.1\r
                    Host: %s\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %%d\r
                    \r
                    %%s\
                    """
                            .formatted(address.getPath(), address.getAuthority(), token);
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        String post(String body) throws IOException {
            socket.getOutputStream().write(head.formatted(body.length(), body).getBytes(US_ASCII));
            var length = 0;
            for (var line = line(); !line.isEmpty(); line = line()) {
                if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                    length = Integer.parseInt(line.substring(LENGTH.length()).strip());
                }
            }
            return new String(in.readNBytes(length), US_ASCII);
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the service hung up");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
