package dev.candor.gateway.webhook;

import static dev.candor.gateway.webhook.Subscriptions.WITHDRAWN;
import static dev.candor.gateway.webhook.Subscriptions.address;
import static dev.candor.gateway.webhook.Subscriptions.admin;
import static dev.candor.gateway.webhook.Subscriptions.events;
import static dev.candor.gateway.webhook.Subscriptions.grant;
import static dev.candor.gateway.webhook.Subscriptions.happens;
import static dev.candor.gateway.webhook.Subscriptions.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The receiver that docs/webhooks.md shows, run as it stands there.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
class ReceiverExampleIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");

    @TempDir Path folder;

    @Test
    void theDocumentedReceiverTakesEachEventOnceAndRefusesForgeries() throws IOException {
        // given
        int port = freePort();
        var webhook = subscribe("http://localhost:%d/".formatted(port), WITHDRAWN);
        var forged = subscribe("http://localhost:%d/forged".formatted(port), WITHDRAWN);
        var told = folder.resolve("told.txt");
        var example = start(port, webhook.path("secret"), told);

        try {
            await().atMost(LONG).until(() -> Files.readAllLines(told).contains("ready"));

            // when
            happens(events(grant(), WITHDRAWN, 2));

            // then
            await().atMost(LONG).until(() -> Files.readAllLines(told).size() == 3);
            admin().body(Map.of("since", "2026-01-01T00:00:00Z"))
                    .post(address(webhook) + "/redeliveries")
                    .then()
                    .body("deliveries", equalTo(2));
            await().atMost(LONG).until(() -> inState(webhook.path("webhook.id"), "DELIVERED") == 2);
            await().atMost(LONG).until(() -> inState(forged.path("webhook.id"), "DEAD") >= 1);
            assertThat(Files.readAllLines(told)).hasSize(3);
            assertThat(inState(forged.path("webhook.id"), "DELIVERED")).isZero();
        } finally {
            example.destroyForcibly();
            admin().delete(address(webhook));
            admin().delete(address(forged));
        }
    }

    private static int inState(String webhook, String state) {
        return admin().get("/v1/webhooks/%s/deliveries?state=%s".formatted(webhook, state))
                .<List<Object>>path("items")
                .size();
    }

    private Process start(int port, String secret, Path told) throws IOException {
        var document = CODE.matcher(Files.readString(Path.of("../docs/webhooks.md")));
        assertThat(document.find()).isTrue();
        var source = Files.writeString(folder.resolve("Receiver.java"), document.group(1));
        Files.createFile(told);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        source.toString(),
                        String.valueOf(port),
                        secret)
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
