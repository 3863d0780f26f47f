package dev.candor.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiversTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void aNameThatLeadsInsideIsNotConnectedTo() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // when
            var outcome = post(receivers("candor.webhooks.development", "false"), inside);

            // then
            assertThat(outcome)
                    .isEqualTo(
                            new Outcome.Unreached(
                                    "The host leads to an address that is not public."));
            inside.setSoTimeout(200);
            assertThat(catchThrowable(inside::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aHostThatAnOperatorNamedMayLeadInside() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            answer(inside, "HTTP/1.1 204 No Content\r\n\r\n");

            // then
            assertThat(post(receivers("candor.webhooks.inside-hosts", "localhost"), inside))
                    .isEqualTo(new Outcome.Taken(204));
        }
    }

    @Test
    void anAnswerWithoutAnEndIsNotReadToItsEnd() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // given
            answer(
                    inside,
                    "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n"
                            + "x".repeat(100_000));

            // then
            assertThat(post(receivers("candor.webhooks.development", "true"), inside))
                    .isEqualTo(new Outcome.Taken(200));
        }
    }

    @Test
    void whoeverDoesNotAnswerIsNotWaitedForLonger() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(post(receivers("candor.webhooks.development", "true"), inside))
                    .isEqualTo(new Outcome.Unreached("There was no answer within 2 s."));
        }
    }

    private Receivers receivers(String key, String value) {
        var config =
                new SmallRyeConfigBuilder()
                        .withMapping(WebhookConfig.class)
                        .withDefaultValue(key, value)
                        .withDefaultValue("candor.webhooks.patience", "PT2S")
                        .build()
                        .getConfigMapping(WebhookConfig.class);
        return new Receivers(new ReceiverRules(config), vertx, config);
    }

    private static Outcome post(Receivers receivers, ServerSocket to) {
        return receivers
                .post(
                        URI.create("http://localhost:%d/hook".formatted(to.getLocalPort())),
                        Map.of(),
                        "{}")
                .await()
                .atMost(LONG);
    }

    /// Answers one connection, and leaves it open.
    private static void answer(ServerSocket at, String head) {
        Thread.startVirtualThread(
                () -> {
                    try {
                        var connection = at.accept();
                        assertThat(connection.getInputStream().read(new byte[8192])).isPositive();
                        connection
                                .getOutputStream()
                                .write(head.getBytes(StandardCharsets.US_ASCII));
                        connection.getOutputStream().flush();
                    } catch (IOException e) {
                        // the test has ended
                    }
                });
    }
}
