package dev.candor.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.identity.Credentials;
import dev.candor.kit.problem.Declined;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A service that closes its connection when a request has come, once or always.
class NeighbourClientTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger requests = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private volatile int cut;
    private ServerSocket server;
    private NeighbourClient client;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        var here = URI.create("http://127.0.0.1:" + server.getLocalPort());
        client =
                new NeighbourClient(
                        new Neighbours(here, here, here),
                        new SmallRyeConfigBuilder()
                                .withMapping(RoutingConfig.class)
                                .build()
                                .getConfigMapping(RoutingConfig.class),
                        new ObjectMapper(),
                        vertx);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        vertx.closeAndAwait();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
                readHead(connection);
                if (requests.incrementAndGet() > cut) {
                    answer(connection);
                }
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private static void readHead(Socket connection) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(
                                connection.getInputStream(), StandardCharsets.US_ASCII));
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            // the head is all that matters
        }
    }

    private static void answer(Socket connection) throws IOException {
        connection
                .getOutputStream()
                .write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 14\r\nConnection: close\r\n\r\n{\"here\": true}"
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private JsonNode read() {
        return client.get(Neighbour.CONSENT, "/", new Credentials.None(), JsonNode.class)
                .await()
                .atMost(LONG);
    }

    @Test
    void readThatWasCutOffIsAskedOnceMore() {
        cut = 1;

        assertThat(read().path("here").asBoolean()).isTrue();
        assertThat(requests).hasValue(2);
    }

    @Test
    void readIsNotAskedForEver() {
        cut = Integer.MAX_VALUE;

        assertThatThrownBy(this::read).isInstanceOf(Declined.class).hasMessageContaining("consent");
        assertThat(requests).hasValue(2);
    }

    @Test
    void writeIsSentOnce() {
        cut = 1;

        assertThatThrownBy(
                        () ->
                                client.post(
                                                Neighbour.CONSENT,
                                                "/",
                                                new Credentials.None(),
                                                Map.of("a", 1),
                                                JsonNode.class)
                                        .await()
                                        .atMost(LONG))
                .isInstanceOf(Declined.class);
        assertThat(requests).hasValue(1);
    }
}
