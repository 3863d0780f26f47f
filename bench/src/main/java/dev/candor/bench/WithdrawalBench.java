package dev.candor.bench;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern VERDICT =
            Pattern.compile("\"verdict\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern MANIFEST = Pattern.compile("\"(urn:c2pa:[0-9a-f-]{36})\"");

    private final URI address;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Long> received = new ConcurrentHashMap<>();

    private WithdrawalBench(URI address, String token) {
        this.address = address;
        this.token = token;
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
        new WithdrawalBench(
                        URI.create(arguments[0]), Files.readString(Path.of(arguments[1])).strip())
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
            send(request("/v1/webhooks/" + webhook).DELETE());
            receiver.stop(0);
        }
    }

    private static void tell(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-22s %8.0f %8.0f %8.0f%n",
                what, at(nanos, 0.5), at(nanos, 0.95), nanos[nanos.length - 1] / 1e6);
    }

    /// Of the smallest that so many do not exceed.
    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.ceil(sorted.length * quantile) - 1] / 1e6;
    }

    private interface Asker {
        Future<Long> submit(Callable<Long> question);
    }

    private Known withdrawn(Published one, Asker askers) throws Exception {
        post("/v1/grants/" + one.grant() + "/withdrawal", "{\"reason\": \"I changed my mind.\"}");
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
        while (!send(request(path).GET()).contains("CONSENT_ENDED")) {
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
        var person =
                id(
                        post(
                                "/v1/subjects",
                                """
                                {"kind": "LIVING_ADULT", "displayName": "Person %d of the bench",
                                 "jurisdiction": "DE", "languages": ["en"]}
                                """
                                        .formatted(number)));
        var notice =
                id(
                        post(
                                "/v1/notices",
                                """
                                {"title": "Your likeness", "language": "en",
                                 "presentation": "SEPARATE_DOCUMENT",
                                 "text": "We ask for your likeness for one picture."}
                                """));
        var grant =
                id(
                        post(
                                "/v1/grants",
                                """
                                {"subjectId": "%s", "noticeId": "%s", "licensee": "Bench", "scope": [
                                 {"effect": "PERMIT", "actions": ["DISTRIBUTE"], "modalities": ["IMAGE"],
                                  "purposes": ["editorial"], "territories": ["EU"], "channels": ["*"],
                                  "from": "2026-01-01T00:00:00Z", "until": "2030-01-01T00:00:00Z",
                                  "description": "The picture of the bench"}]}
                                """
                                        .formatted(person, notice)));
        post(
                "/v1/grants/%s/expression".formatted(grant),
                """
                {"method": "E_SIGN", "language": "en", "evidence": [{"type": "signed-pdf",
                 "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}
                """);
        var answer = publish(person, picture(number));
        return new Published(grant, first(VERDICT, answer), first(MANIFEST, answer));
    }

    private String publish(String person, byte[] picture) throws IOException, InterruptedException {
        var declaration =
                """
                {"title": "A picture of the bench", "digitalSourceType": "trainedAlgorithmicMedia",
                 "subjects": ["%s"], "purpose": "editorial", "channel": "web", "licensee": "Bench",
                 "markets": ["EU"], "languages": ["en"]}
                """
                        .formatted(person);
        var body = new ByteArrayOutputStream();
        part(body, "declaration", "application/json", declaration.getBytes(StandardCharsets.UTF_8));
        part(body, "asset", "image/png", picture);
        body.writeBytes("--bench--\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(
                request("/v1/publications")
                        .header("Content-Type", "multipart/form-data; boundary=bench")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, String type, byte[] bytes) {
        body.writeBytes(
                """
                --bench\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: %s\r
                \r
                """
                        .formatted(name, name, type)
                        .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
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
        return id(
                post(
                        "/v1/webhooks",
                        """
                        {"url": "http://localhost:%d/", "types": ["dev.candor.consent.grant-withdrawn"]}
                        """
                                .formatted(port)));
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var built = request.build();
        var answer = http.send(built, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "%s %s: %d %s"
                            .formatted(
                                    built.method(),
                                    built.uri(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return answer.body();
    }

    private static String id(String answer) throws IOException {
        return first(ID, answer);
    }

    private static String first(Pattern pattern, String answer) throws IOException {
        var found = pattern.matcher(answer);
        if (!found.find()) {
            throw new IOException("no %s in %s".formatted(pattern, answer));
        }
        return found.group(1);
    }
}
