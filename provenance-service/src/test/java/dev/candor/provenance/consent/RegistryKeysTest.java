package dev.candor.provenance.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The registry's keys over HTTP (RFC 7517), from a server that is one.
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class RegistryKeysTest {
    private static final Organization DEMO = new Organization("demo");
    private static final Organization OTHER = new Organization("other");
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException, JoseException {
        answer = keys("r1");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keysAreThoseOfTheOrganizationsOwnRegistry() {
        var keys = keys();

        assertThat(keys.current(DEMO, "r1")).extracting(JsonWebKey::getKeyId).containsExactly("r1");
        assertThat(keys.current(OTHER, "r1")).hasSize(1);
        assertThat(asked).containsExactly("/demo/jwks.json", "/other/jwks.json");
    }

    @Test
    void keysAreKeptForAWhile() {
        var keys = keys();
        keys.current(DEMO, "r1");
        now = now.plus(KEPT).minusSeconds(1);
        keys.current(DEMO, "r1");
        assertThat(asked).hasSize(1);

        now = now.plusSeconds(1);
        keys.current(DEMO, "r1");

        assertThat(asked).hasSize(2);
    }

    /// A key nobody knows may be new, and a caller's invention is no reason to ask all the time.
    @Test
    void keyThatIsNotAmongThemIsLookedForButNotAllTheTime() throws Exception {
        var keys = keys();
        keys.current(DEMO, "r1");
        answer = keys("r2");

        assertThat(keys.current(DEMO, "r2")).extracting(JsonWebKey::getKeyId).containsExactly("r1");
        now = now.plusSeconds(30);

        assertThat(keys.current(DEMO, "r2")).extracting(JsonWebKey::getKeyId).containsExactly("r2");
        assertThat(asked).hasSize(2);
    }

    @Test
    void answerThatIsNoKeysIsNone() {
        refused(200, "{\"keys\": 7}");
        refused(200, "no JSON");
        refused(200, " ".repeat(70_000));
        refused(500, answer);
        refused(302, answer);
    }

    @Test
    void registryThatIsNotThereHasNoKeys() {
        var keys = keys();
        server.stop(0);

        assertThatThrownBy(() -> keys.current(DEMO, "r1")).isInstanceOf(Declined.class);
    }

    private void refused(int withStatus, String body) {
        status = withStatus;
        answer = body;
        assertThatThrownBy(() -> keys().current(DEMO, "r1"))
                .as("%d %.20s", withStatus, body)
                .isInstanceOfSatisfying(
                        Declined.class,
                        e ->
                                assertThat(e.type())
                                        .isEqualTo(ConsentProblem.REGISTRY_KEYS_UNAVAILABLE));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        var body = answer.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String keys(String id) throws JoseException {
        var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        return new JsonWebKeySet(key).toJson();
    }

    private RegistryKeys keys() {
        var config =
                new SmallRyeConfigBuilder()
                        .withMapping(DecisionConfig.class)
                        .withDefaultValues(
                                Map.of(
                                        "candor.provenance.consent.issuer",
                                        "https://registry.example",
                                        "candor.provenance.consent.keys",
                                        "http://127.0.0.1:%d/{organization}/jwks.json"
                                                .formatted(server.getAddress().getPort())))
                        .build()
                        .getConfigMapping(DecisionConfig.class);
        InstantSource source = () -> now;
        return new RegistryKeys(config, source.withZone(ZoneOffset.UTC));
    }
}
