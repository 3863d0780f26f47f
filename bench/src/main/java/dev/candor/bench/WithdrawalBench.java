package dev.candor.bench;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// Publishes pictures of people who agreed, has them take their consent back, one after the other,
/// and measures how long everybody else takes to know: from the withdrawal's answer until the
/// subscriber has the event, and until label and manifest say so. From outside, over HTTP, through
/// the gateway of a running suite; label and manifest are asked again and again.
public final class WithdrawalBench {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(10);
    private static final Pattern GRANT =
            Pattern.compile("\"subject\"\\s*:\\s*\"grants/([0-9a-f-]{36})\"");
    private static final Pattern VERDICT =
            Pattern.compile("\"verdict\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern MANIFEST = Pattern.compile("\"(urn:c2pa:[0-9a-f-]{36})\"");

    private final Suite suite;
    private final Map<String, Long> received = new ConcurrentHashMap<>();

    private WithdrawalBench(Suite suite) {
        this.suite = suite;
    }

    /// @param grant what it stands on
    private record Published(String grant, String verdict, String manifest) {}

    /// Nanoseconds from the withdrawal's answer.
    private record Known(long webhook, long badge, long manifest) {}

    /// @param arguments address of the gateway, file with an access token, number of publications
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("withdrawals ADDRESS TOKEN-FILE PUBLICATIONS");
            System.exit(2);
        }
        var token = Files.readString(Path.of(arguments[1])).strip();
        new WithdrawalBench(new Suite(URI.create(arguments[0]), token))
                .report(Integer.parseInt(arguments[2]));
    }

    private void report(int publications) throws Exception {
        var receiver = receiver();
        var webhook = subscribed(receiver.getAddress().getPort());
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var published = new ArrayList<Published>();
            for (int i = 0; i < publications; i++) {
                published.add(published(i));
            }
            var known = new ArrayList<Known>();
            for (var one : published) {
                known.add(withdrawn(one, askers::submit));
            }
            System.out.printf("%-22s %8s %8s %8s%n", "known after", "p50 ms", "p95 ms", "max ms");
            tell("subscriber's webhook", known.stream().mapToLong(Known::webhook).toArray());
            tell("badge", known.stream().mapToLong(Known::badge).toArray());
            tell("manifest's standing", known.stream().mapToLong(Known::manifest).toArray());
        } finally {
            suite.send(suite.request("/v1/webhooks/" + webhook).DELETE());
            receiver.stop(0);
        }
    }

    private static void tell(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-22s %8.0f %8.0f %8.0f%n",
                what,
                Measure.millis(nanos, 0.5),
                Measure.millis(nanos, 0.95),
                Measure.millis(nanos, 1));
    }

    private interface Asker {
        Future<Long> submit(Callable<Long> question);
    }

    private Known withdrawn(Published one, Asker askers) throws Exception {
        suite.post(
                "/v1/grants/" + one.grant() + "/withdrawal",
                "{\"reason\": \"I changed my mind.\"}");
        var answered = System.nanoTime();
        var badge = askers.submit(() -> ended("/v1/badges/" + one.verdict()));
        var manifest =
                askers.submit(() -> ended("/v1/manifests/%s/standing".formatted(one.manifest())));
        var end = answered + PATIENCE.toNanos();
        while (!received.containsKey(one.grant())) {
            pause(end, "the subscriber");
        }
        // It may have come before the answer did.
        return new Known(
                Math.max(received.get(one.grant()) - answered, 0),
                badge.get() - answered,
                manifest.get() - answered);
    }

    /// When it said so for the first time.
    private long ended(String path) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!suite.get(path).contains("CONSENT_ENDED")) {
            pause(end, path);
        }
        return System.nanoTime();
    }

    private static void pause(long end, String whom) throws InterruptedException {
        if (System.nanoTime() > end) {
            throw new IllegalStateException(whom + " does not know after " + PATIENCE);
        }
        Thread.sleep(BETWEEN_QUESTIONS);
    }

    private Published published(int number) throws Exception {
        var consented = suite.consented("Person %d of the bench".formatted(number));
        var answer = suite.publish(consented.person(), "image/png", picture(number));
        return new Published(
                consented.grant(), Suite.first(VERDICT, answer), Suite.first(MANIFEST, answer));
    }

    private static byte[] picture(int number) throws IOException {
        var image = new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.getHSBColor(number / 97f, 0.6f, 0.8f));
        pen.fillRect(0, 0, 480, 320);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private HttpServer receiver() throws IOException {
        var receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext(
                "/",
                exchange -> {
                    var at = System.nanoTime();
                    var body = exchange.getRequestBody().readAllBytes();
                    var grant = GRANT.matcher(new String(body, StandardCharsets.UTF_8));
                    if (grant.find()) {
                        received.putIfAbsent(grant.group(1), at);
                    }
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        receiver.start();
        return receiver;
    }

    private String subscribed(int port) throws IOException, InterruptedException {
        return Suite.id(
                suite.post(
                        "/v1/webhooks",
                        """
                        {"url": "http://localhost:%d/", "types": ["dev.candor.consent.grant-withdrawn"]}
                        """
                                .formatted(port)));
    }
}
