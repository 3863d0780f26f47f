package dev.candor.c2pa.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {
    private static final int LIMIT = 100;
    private static final NetPolicy HOME = NetPolicy.only(Set.of("127.0.0.1")).orPlain().orInside();

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // JUnit starts the server
    ExchangeTest() {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/fine", exchange -> answer(exchange, 200, "body"));
        server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(LIMIT + 1)));
        server.createContext("/gone", exchange -> answer(exchange, 404, ""));
        server.createContext("/moved", exchange -> move(exchange, "/fine"));
        server.createContext("/circle", exchange -> move(exchange, "/circle"));
        server.createContext("/out", exchange -> move(exchange, "http://example.org/"));
        server.createContext("/file", exchange -> move(exchange, "file:///etc/hosts"));
        server.createContext("/silent", exchange -> stall(exchange, 0));
        server.createContext("/stalls", exchange -> stall(exchange, 3));
        server.createContext(
                "/echo",
                exchange -> {
                    exchange.getResponseHeaders()
                            .set(
                                    "Content-Type",
                                    exchange.getRequestHeaders()
                                            .getFirst("Content-Type")
                                            .replace("request", "response")
                                            .replace("query", "reply"));
                    answer(
                            exchange,
                            200,
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fine", "/moved"})
    void bodyIsFetched(String path) throws IOException {
        assertThat(fetch(HOME, path)).asString().isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/long", "/gone", "/circle", "/out", "/file"})
    void whatShallNotBeFetchedIsNot(String path) {
        assertThatThrownBy(() -> fetch(HOME, path)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/stalls"})
    void whoTakesTooLongIsNotWaitedFor(String path) {
        var hasty = HOME.within(Duration.ofMillis(300));
        long start = System.nanoTime();

        assertThatThrownBy(() -> fetch(hasty, path)).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void hostThatIsNotOnTheListIsNotAsked() {
        var other = NetPolicy.only(Set.of("localhost")).orPlain().orInside();

        assertThatThrownBy(() -> fetch(other, "/fine"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not on the list");
    }

    @Test
    void plainHttpIsNotAskedUnlessAllowed() {
        var secure = NetPolicy.only(Set.of("127.0.0.1")).orInside();

        assertThatThrownBy(() -> fetch(secure, "/fine"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not https");
    }

    @Test
    void privateAddressIsNotAskedUnlessAllowed() {
        var outside = NetPolicy.only(Set.of("127.0.0.1")).orPlain();

        assertThatThrownBy(() -> fetch(outside, "/fine"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("private address");
    }

    @Test
    void userNamesInAddressesAreRefused() {
        var uri =
                URI.create("http://me@127.0.0.1:%d/fine".formatted(server.getAddress().getPort()));

        assertThatThrownBy(() -> new HttpFetcher(HOME).fetch(uri, LIMIT))
                .isInstanceOf(IOException.class);
    }

    @Test
    void namesBelowAStarAreOnTheList() {
        var policy = NetPolicy.only(Set.of("*.example.org", "other.net"));

        assertThat(policy.allows("OCSP.example.org")).isTrue();
        assertThat(policy.allows("other.net")).isTrue();
        assertThat(policy.allows("example.org")).isFalse();
        assertThat(policy.allows("badexample.org")).isFalse();
        assertThat(policy.allows("a.other.net")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "203.0.113.5",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "::ffff:10.0.0.1"
            })
    void addressOfANetworkOfOnesOwnIsNotPublic(String address) throws IOException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111"})
    void otherAddressesArePublic(String address) throws IOException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void responderAndAuthorityAreAskedInTheirOwnTypes() throws IOException {
        var echo = uri("/echo");
        var bytes = "question".getBytes(StandardCharsets.UTF_8);

        assertThat(new HttpOcspClient(HOME).ask(echo, bytes, LIMIT)).isEqualTo(bytes);
        assertThat(new HttpTimeStamper(echo, HOME).stamp(bytes)).isEqualTo(bytes);
    }

    @Test
    void answerOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> new HttpOcspClient(HOME).ask(uri("/fine"), new byte[1], LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answers with");
    }

    private byte[] fetch(NetPolicy policy, String path) throws IOException {
        return new HttpFetcher(policy).fetch(uri(path), LIMIT);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void move(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        answer(exchange, 302, "");
    }

    /// Sends some bytes of many, and then nothing until the test is over.
    private void stall(HttpExchange exchange, int bytes) throws IOException {
        try (exchange) {
            if (bytes > 0) {
                exchange.sendResponseHeaders(200, LIMIT);
                exchange.getResponseBody().write(new byte[bytes]);
                exchange.getResponseBody().flush();
            }
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
