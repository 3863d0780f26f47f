package dev.candor.gateway.routing;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.Neighbourhood.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.candor.gateway.Neighbourhood;
import dev.candor.gateway.Neighbourhood.Raw;
import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class RoutingIT {
    private static final long MEGABYTE = 1_000_000;
    private static final long LARGE = 200 * MEGABYTE;

    @TestHTTPResource URI address;

    @BeforeEach
    void neighboursAreThere() {
        for (var name : new String[] {"consent", "provenance", "label"}) {
            Neighbourhood.of(name);
        }
    }

    @AfterEach
    void neighboursLeave() {
        Neighbourhood.stopAll();
    }

    @Test
    void addressThatIsTooLongIsRefusedByAProblem() {
        given().urlEncodingEnabled(false)
                .get("/v1/verdicts?x=" + "y".repeat(5_000))
                .then()
                .statusCode(414)
                .contentType("application/problem+json")
                .body("type", is("/problems/uri-too-long"))
                .body("limit", is(4_000));
    }

    @Test
    void requestReachesItsServiceWithTheTokenAndNothingElse() {
        // given
        var token = Tokens.of("petra.publisher");
        Neighbourhood.of("consent").on("GET /v1/grants", json(200, "{\"items\":[]}"));

        // when
        given().header("Authorization", "Bearer " + token)
                .header("Cookie", "q_session=secret")
                .header("Candor-Actor", "forged")
                .header("X-Forwarded-For", "10.0.0.1")
                .get("/v1/grants?limit=3")
                .then()
                .statusCode(200)
                .body(is("{\"items\":[]}"));

        // then
        var seen = Neighbourhood.of("consent").last();
        assertThat(seen.path()).isEqualTo("/v1/grants?limit=3");
        assertThat(seen.header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(seen.header("Cookie")).isEmpty();
        assertThat(seen.header("Candor-Actor")).isEmpty();
        assertThat(seen.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(seen.header("X-Forwarded-Host")).contains(String.valueOf(address.getPort()));
    }

    @Test
    void whatAServiceSaysOfItsConnectionStaysThere() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/grants",
                        exchange -> {
                            exchange.getResponseHeaders().set("Connection", "close, X-Hop");
                            exchange.getResponseHeaders().set("X-Hop", "mine");
                            json(200, "{\"items\":[]}").to(exchange);
                        });
        var request =
                HttpRequest.newBuilder(address.resolve("/v1/grants"))
                        .header("Authorization", "Bearer " + Tokens.of("petra.publisher"))
                        .header("Keep-Alive", "timeout=5")
                        .build();

        // when
        HttpResponse<String> answer;
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        // then
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).isEqualTo("{\"items\":[]}");
        assertThat(answer.headers().map()).doesNotContainKey("x-hop");
        assertThat(Neighbourhood.of("consent").last().header("Keep-Alive")).isEmpty();
    }

    @Test
    void bodyWithoutALengthPassesOverHttp2() throws Exception {
        // given
        Neighbourhood.of("consent").on("POST /v1/subjects", json(201, "{}"));
        var body = "{\"displayName\":\"" + "x".repeat(100_000) + "\"}";

        // when
        var answer = overHttp2("/v1/subjects", BodyPublishers.ofInputStream(() -> bytes(body)));

        // then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Neighbourhood.of("consent").last().body()).isEqualTo(body);
    }

    @Test
    void bodyWithoutALengthOverTheLimitIsRefusedOverHttp2() throws Exception {
        // given
        var body = "x".repeat(2_000_000);

        // then
        assertThat(
                        overHttp2("/v1/subjects", BodyPublishers.ofInputStream(() -> bytes(body)))
                                .statusCode())
                .isEqualTo(413);
    }

    @Test
    void requestWithoutABodyStaysWithoutOneOverHttp2() throws Exception {
        // given
        Neighbourhood.of("consent").on("POST /v1/subjects", json(201, "{}"));

        // when
        var answer = overHttp2("/v1/subjects", BodyPublishers.noBody());

        // then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Neighbourhood.of("consent").last().header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void problemOfAServicePassesAsItIs() {
        // given
        Neighbourhood.of("consent")
                .on("GET /v1/grants/1", problem(404, "{\"type\":\"/problems/unknown-grant\"}"));

        // then
        given().header("Authorization", "Bearer " + Tokens.of("petra.publisher"))
                .get("/v1/grants/1")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", is("/problems/unknown-grant"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/grants",
        "POST, /v1/grants",
        "GET, /v1/ledger/entries",
        "POST, /v1/signatures",
        "POST, /v1/inspections",
        "GET, /v1/verifications",
        "DELETE, /v1/badges/1",
        "POST, /v1/verdicts"
    })
    void nobodyPassesAClosedDoorWithoutAToken(String method, String path) {
        given().request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", is("/problems/unauthenticated"));
        assertThat(Neighbourhood.of("consent").seen()).isEmpty();
        assertThat(Neighbourhood.of("provenance").seen()).isEmpty();
        assertThat(Neighbourhood.of("label").seen()).isEmpty();
    }

    @Test
    void badTokenIsRefusedEvenAtAnOpenDoor() {
        for (var bad :
                new String[] {
                    Tokens.expired(), Tokens.tampered(Tokens.of("petra.publisher")), "x.y.z"
                }) {
            given().header("Authorization", "Bearer " + bad)
                    .get("/v1/profiles")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", is("/problems/unauthenticated"));
        }
        assertThat(Neighbourhood.of("label").seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/profiles, label",
        "GET, /v1/profiles/eu-cop-s2, label",
        "GET, /v1/vocabulary, label",
        "GET, /v1/badges/1, label",
        "POST, /v1/verifications, provenance"
    })
    void openDoorNeedsNoToken(String method, String path, String service) {
        // given
        Neighbourhood.of(service).on(method + " " + path, json(200, "{}"));

        // then
        given().request(method, path).then().statusCode(200);
        assertThat(Neighbourhood.of(service).last().header("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/grants;x",
                "/v1/grants%3Bx",
                "/v1/badges/..%2F..%2Fgrants",
                "/v1/badges/../grants",
                "/v1//grants",
                "/v1/badges/%2e%2e/grants",
                "/portal;x",
                "/portal/;/publications"
            })
    void pathWithTwoReadingsIsRefusedForEverybody(String path) throws IOException {
        // when: as it is, which no HTTP library would send
        var answer =
                raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        // then
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        assertThat(Neighbourhood.of("label").seen()).isEmpty();
    }

    @Test
    void backslashIsRefusedBeforeAnythingElse() throws IOException {
        assertThat(raw("GET /v1\\grants HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void serviceThatIsDownIsNamed() {
        // given
        Neighbourhood.of("label").stop();

        // then
        given().get("/v1/profiles")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", is("/problems/service-unavailable"))
                .body("service", is("label-service"));
    }

    @Test
    void statedLengthOverTheAnonymousLimitIsRefusedUnread() throws Exception {
        // when
        var answer = send(BodyPublishers.ofByteArray(new byte[(int) (2 * MEGABYTE)]), null).body();

        // then
        assertThat(answer).contains("/problems/payload-too-large").contains("1000000");
        assertThat(Neighbourhood.of("provenance").seen()).isEmpty();
    }

    @Test
    void chunkedBodyOverTheLimitIsCutOff() throws IOException {
        // given
        var head =
                "POST /v1/verifications HTTP/1.1\r\nHost: localhost\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n";

        // when
        String answer;
        try (var socket = new Socket("localhost", address.getPort())) {
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            writeChunks(out, 3 * MEGABYTE);
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }

        // then
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("/problems/payload-too-large");
    }

    @Test
    void largeBodyIsNeverHeldHere() throws Exception {
        // given
        var goOn = new CountDownLatch(1);
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/verifications",
                        (Raw)
                                exchange -> {
                                    awaiting(goOn);
                                    var digest = digest(exchange.getRequestBody());
                                    json(200, digest).to(exchange);
                                });
        var sent = new AtomicLong();
        var token = Tokens.of("petra.publisher");
        var upload =
                HttpClient.newHttpClient()
                        .sendAsync(
                                request(BodyPublishers.ofInputStream(() -> counted(sent)), token),
                                BodyHandlers.ofString());

        // when: the service does not read, and what can be sent comes to a halt
        await().atMost(Duration.ofSeconds(20))
                .during(Duration.ofMillis(700))
                .until(sent::get, count -> count > 0 && count < 32 * MEGABYTE);
        goOn.countDown();

        // then
        var answer = upload.get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sent).hasValue(LARGE);
        assertThat(answer.body()).isEqualTo(digest(counted(new AtomicLong())));
    }

    @Test
    void whatIsNotListedIsNotFound() {
        given().header("Authorization", "Bearer " + Tokens.of("petra.publisher"))
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(containsString("json"));
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body, @Nullable String token)
            throws Exception {
        return HttpClient.newHttpClient().send(request(body, token), BodyHandlers.ofString());
    }

    private HttpRequest request(HttpRequest.BodyPublisher body, @Nullable String token) {
        var request =
                HttpRequest.newBuilder(address.resolve("/v1/verifications"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/octet-stream")
                        .POST(body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static void writeChunks(OutputStream out, long bytes) {
        var chunk = new byte[10_000];
        try {
            for (long written = 0; written < bytes; written += chunk.length) {
                out.write("2710\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the gateway has closed the connection, as it should
        }
    }

    private static String digest(InputStream in) throws IOException {
        var digest = Digests.sha256();
        var buffer = new byte[65_536];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return Digests.hex(digest);
    }

    /// The same 200 MB each time, made as they are read.
    private static InputStream counted(AtomicLong sent) {
        var block = new byte[(int) MEGABYTE];
        new Random(7).nextBytes(block);
        return new InputStream() {
            private final ByteArrayInputStream source = new ByteArrayInputStream(block);

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (sent.get() == LARGE) {
                    return -1;
                }
                if (source.available() == 0) {
                    source.reset();
                }
                int n = source.read(into, offset, length);
                sent.addAndGet(n);
                return n;
            }
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// On a connection that has spoken HTTP/2 before: the first request only asks for it.
    private HttpResponse<String> overHttp2(String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            client.send(
                    HttpRequest.newBuilder(address.resolve("/v1/nowhere")).build(),
                    BodyHandlers.discarding());
            var answer =
                    client.send(
                            HttpRequest.newBuilder(address.resolve(path))
                                    .header(
                                            "Authorization",
                                            "Bearer " + Tokens.of("petra.publisher"))
                                    .header("Content-Type", "application/json")
                                    .timeout(Duration.ofSeconds(10))
                                    .POST(body)
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            return answer;
        }
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
