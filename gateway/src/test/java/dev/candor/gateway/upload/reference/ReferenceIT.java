package dev.candor.gateway.upload.reference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.candor.gateway.Neighbourhood;
import dev.candor.gateway.publication.Suite;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Publications whose asset lies in a store.
@QuarkusTest
@TestProfile(ReferenceIT.OneStore.class)
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class ReferenceIT {
    private static final String PORT = "candor.test.store";
    private static final String PNG = "not really a picture";
    private static final int TOO_MUCH = 1_000_001;

    @Inject Spool spool;
    @Inject Vertx vertx;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer store;
    private String token = "";

    /// One store is listed, on a port that is free.
    public static final class OneStore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            if (System.getProperty(PORT) == null) { // a profile is asked more than once
                System.setProperty(PORT, String.valueOf(free()));
            }
            return Map.of(
                    "candor.gateway.stores.origins",
                    "http://localhost:" + System.getProperty(PORT),
                    "candor.gateway.stores.development",
                    "true",
                    "candor.gateway.stores.longest",
                    "PT2S");
        }

        private static int free() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void storeOpens() throws IOException {
        Suite.answers(spool);
        token = Tokens.of("petra.publisher");
        store =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        store.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        store.start();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        end.countDown();
        store.stop(0);
        Neighbourhood.stopAll();
        try (var files = Files.list(SuiteFiles.spool())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void assetOfAListedStoreIsPublished() {
        // given
        has("/a.png", exchange -> answer(exchange, 200, PNG));

        // when
        var published = publish(url("/a.png"), Digests.sha256Hex(PNG));

        // then
        published
                .statusCode(201)
                .body("asset.sha256", is(Digests.sha256Hex(PNG + " labelled marked signed")));
    }

    @Test
    void otherAddressesAreNotAsked() {
        publish("http://localhost:%d/a.png".formatted(port() + 1), null)
                .statusCode(422)
                .body("type", is("/problems/store-not-allowed"))
                .body("errors[0].pointer", is("/asset/url"));
    }

    @Test
    void redirectIsNotFollowed() {
        // given
        has(
                "/a.png",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", url("/secret"));
                    answer(exchange, 302, "");
                });
        has("/secret", exchange -> answer(exchange, 200, PNG));

        // when
        var refused = publish(url("/a.png"), null);

        // then
        refused.statusCode(502)
                .body("type", is("/problems/asset-not-fetched"))
                .body("storeStatus", is(302));
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatTheStoreDoesNotHaveIsSaid() {
        publish(url("/nothing"), null).statusCode(502).body("storeStatus", is(404));
    }

    @Test
    void otherBytesThanWereNamedAreNotKept() {
        // given
        has("/a.png", exchange -> answer(exchange, 200, PNG));

        // then
        publish(url("/a.png"), Digests.sha256Hex("something else"))
                .statusCode(422)
                .body("type", is("/problems/digest-mismatch"))
                .body("errors[0].pointer", is("/asset/sha256"));
    }

    @Test
    void tooLargeAssetIsRefusedWhetherItsLengthIsSaidOrNot() {
        // given
        has("/said", exchange -> answer(exchange, 200, "x".repeat(TOO_MUCH)));
        has(
                "/unsaid",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(200, 0);
                    try (var out = exchange.getResponseBody()) {
                        out.write("x".repeat(TOO_MUCH).getBytes(StandardCharsets.US_ASCII));
                    }
                });

        // then
        publish(url("/said"), null).statusCode(413).body("limit", is(1_000_000));
        publish(url("/unsaid"), null).statusCode(413).body("limit", is(1_000_000));
    }

    @Test
    void storeThatDoesNotEndIsNotWaitedForLonger() {
        // given
        has(
                "/slow",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(PNG.getBytes(StandardCharsets.US_ASCII));
                    exchange.getResponseBody().flush();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });

        // then
        publish(url("/slow"), null)
                .statusCode(502)
                .body("type", is("/problems/asset-not-fetched"))
                .body("detail", is("It took longer than 2 s."));
    }

    @Test
    void assetThatBreaksOffIsNotKept() {
        // given
        has(
                "/cut",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write(PNG.getBytes(StandardCharsets.US_ASCII));
                    exchange.getResponseBody().flush();
                    exchange.close();
                });

        // then
        publish(url("/cut"), null).statusCode(502).body("detail", is("The connection failed."));
    }

    /// The operator listed a name, and whoever owns the name lets it lead inside.
    @Test
    void listedNameThatLeadsInsideIsNotConnectedTo() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            var origin = "https://localhost:" + inside.getLocalPort();
            var config =
                    new SmallRyeConfigBuilder()
                            .withMapping(StoreConfig.class)
                            .withDefaultValue("candor.gateway.stores.origins", origin)
                            .build()
                            .getConfigMapping(StoreConfig.class);
            var fetch = new FetchAsset(new StoreRules(config), spool, vertx, config);

            // when
            var refused =
                    fetch.fetch(new Organization("demo"), origin + "/a.png", null, TOO_MUCH)
                            .await();

            // then
            assertThatThrownBy(() -> refused.atMost(Duration.ofSeconds(10)))
                    .isInstanceOfSatisfying(
                            Declined.class,
                            it ->
                                    assertThat(it.type())
                                            .isEqualTo(ReferenceProblem.STORE_NOT_ALLOWED));
            inside.setSoTimeout(200);
            assertThat(catchThrowable(inside::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void oneAssetIsNamedInOneWay() {
        given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(
                        "{\"declaration\":%s,\"asset\":{\"url\":\"%s\",\"upload\":\"%s\"}}"
                                .formatted(declaration(), url("/a.png"), UUID.randomUUID()))
                .post("/v1/publications")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/asset"));
    }

    private void has(String path, HttpHandler handler) {
        store.createContext(path, handler);
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        asked.incrementAndGet();
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "image/png");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private ValidatableResponse publish(String url, @Nullable String sha256) {
        var digest = sha256 == null ? "" : ",\"sha256\":\"%s\"".formatted(sha256);
        return given().header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(
                        "{\"declaration\":%s,\"asset\":{\"url\":\"%s\"%s}}"
                                .formatted(declaration(), url, digest))
                .post("/v1/publications")
                .then();
    }

    private static String url(String path) {
        return "http://localhost:%d%s".formatted(port(), path);
    }

    private static int port() {
        return Integer.getInteger(PORT);
    }

    private static String declaration() {
        return """
        {"title":"A street","digitalSourceType":"trainedAlgorithmicMedia","subjects":["%s"],
         "purpose":"awareness-campaign","channel":"web","markets":["EU"],"languages":["en"]}\
        """
                .formatted(Suite.SUBJECT);
    }
}
