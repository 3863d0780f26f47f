package dev.candor.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The service as it is packaged, a process of its own, against databases that a test made.
final class PackagedService {
    private static final Path RUNNER = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private @Nullable Process process;

    /// @param registry database, as `postgresql://host:port/name`
    /// @param keys the same, of people's keys
    PackagedService(Path folder, String registry, String keys, String password) {
        this.folder = folder;
        this.port = free();
        var management = free();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", Integer.toString(management));
        for (var name : List.of("quarkus.oidc.auth-server-url", "candor.actor.public-key")) {
            settings.put(name, ConfigProvider.getConfig().getValue(name, String.class));
        }
        settings.put("candor.organization.default", "demo");
        settings.put("candor.spool.directory", folder.resolve("spool").toString());
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + registry);
        settings.put("quarkus.datasource.reactive.url", registry);
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", password);
        settings.put("quarkus.datasource.keys.jdbc.url", "jdbc:" + keys);
        settings.put("quarkus.datasource.keys.reactive.url", keys);
        settings.put("quarkus.datasource.keys.username", "postgres");
        settings.put("quarkus.datasource.keys.password", password);
        settings.put("candor.consent.vault.destruction-log", destructions().toString());
        settings.put("candor.consent.vault.development", "true");
        settings.put("candor.consent.registry.key-directory", folder.resolve("keys").toString());
        settings.put("candor.consent.registry.development", "true");
        settings.put("candor.events.client-secret", "none");
    }

    Path destructions() {
        return folder.resolve("vault/destructions.jsonl");
    }

    /// Starts it and waits until it answers.
    void start() throws IOException {
        var started = run();
        process = started;
        await().atMost(LONG)
                .until(
                        () -> {
                            assertThat(started.isAlive()).as(this::said).isTrue();
                            return answers();
                        });
    }

    /// What a start says that ends by itself, having opened no port.
    String refusal() throws IOException, InterruptedException {
        var started = run();
        process = started;
        for (var waited = 0; started.isAlive() && waited < LONG.toSeconds(); waited++) {
            assertThat(answers()).as("nothing answers").isFalse();
            started.waitFor(1, TimeUnit.SECONDS);
        }
        assertThat(started.isAlive()).isFalse();
        assertThat(started.exitValue()).isNotZero();
        return said();
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
            process = null;
        }
    }

    String registered(String name, String token) throws IOException, InterruptedException {
        var body = Bodies.subject();
        body.put("displayName", name);
        var id = said(post("/v1/subjects", body, token), 201).getString("id");
        assertThat(nameOf(id, token)).isEqualTo(name);
        return id;
    }

    void erase(String person, String token) throws IOException, InterruptedException {
        var body = Map.<String, Object>of("ground", "CONSENT_WITHDRAWN");
        said(post("/v1/subjects/" + person + "/erasure", body, token), 200);
        assertThat(nameOf(person, token)).isEqualTo("[erased]");
    }

    String nameOf(String person, String token) throws IOException, InterruptedException {
        var request = request("/v1/subjects/" + person, token).GET().build();
        return said(http.send(request, BodyHandlers.ofString()), 200).getString("displayName");
    }

    private HttpResponse<String> post(String path, Map<String, Object> body, String token)
            throws IOException, InterruptedException {
        var text = new JsonObject(body).encode();
        return http.send(
                request(path, token).POST(BodyPublishers.ofString(text)).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static JsonObject said(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new JsonObject(answer.body());
    }

    private Process run() throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        settings.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.addAll(List.of("-jar", RUNNER.toString()));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
    }

    private boolean answers() throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/policies"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("service.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
