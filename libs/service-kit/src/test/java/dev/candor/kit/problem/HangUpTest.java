package dev.candor.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init") // set up before each
class HangUpTest {
    private static final int MORE_THAN_BUFFERS_HOLD = 20_000_000;

    private final Set<Object> connections = ConcurrentHashMap.newKeySet();
    private Vertx vertx;
    private URI address;

    @BeforeEach
    void listen() {
        vertx = Vertx.vertx();
        var server =
                vertx.createHttpServer()
                        .requestHandler(this::answer)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        address = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        connections.add(request.connection());
        if (request.method() == HttpMethod.GET) {
            request.response().end("here");
        } else {
            HangUp.refusing(vertx, request, () -> request.response().setStatusCode(413).end("no"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsStillSendingReadsWhyNobodyWantsIt(HttpClient.Version version) throws Exception {
        // given
        try (var client = HttpClient.newBuilder().version(version).build()) {
            get(client); // over HTTP/2 from its second request on

            // when
            var refused = post(client);

            // then
            assertThat(refused.version()).isEqualTo(version);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).isEqualTo("no");
            assertThat(get(client)).isEqualTo("here");
        }
    }

    @Test
    void otherRequestsOfAnHttp2ConnectionGoOn() throws Exception {
        // given
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            get(client);

            // when
            post(client);
            get(client);

            // then
            assertThat(connections).hasSize(1);
        }
    }

    private String get(HttpClient client) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }

    /// Declares no length, so that nothing is known of it before it comes.
    private HttpResponse<String> post(HttpClient client) throws Exception {
        var body =
                BodyPublishers.ofInputStream(
                        () ->
                                new InputStream() {
                                    private int left = MORE_THAN_BUFFERS_HOLD;

                                    @Override
                                    public int read() {
                                        return left-- > 0 ? 0 : -1;
                                    }
                                });
        return client.send(
                HttpRequest.newBuilder(address).POST(body).build(), BodyHandlers.ofString());
    }
}
