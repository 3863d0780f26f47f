package dev.candor.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// The gateway, as a client with a token sees it.
final class GatewayClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final Supplier<String> token;
    private final HttpClient http = HttpClient.newHttpClient();

    /// @param token asked for a fresh token before each request
    GatewayClient(String gateway, Supplier<String> token) {
        this.gateway = URI.create(gateway);
        this.token = token;
    }

    /// What the gateway said.
    record Answer(int status, JsonNode body) {

        boolean isGood() {
            return status / 100 == 2;
        }

        /// The body of a good answer.
        ///
        /// @throws IllegalStateException for any other; the message is the problem's
        JsonNode good() {
            if (!isGood()) {
                throw new IllegalStateException(
                        "The gateway says %d: %s. %s%s"
                                .formatted(
                                        status,
                                        body.path("title").asText(),
                                        body.path("detail").asText(),
                                        members()));
            }
            return body;
        }

        private String members() {
            var members = new StringBuilder();
            for (var error : body.path("errors")) {
                members.append(
                        "%n  %s %s"
                                .formatted(
                                        error.path("pointer").asText(),
                                        error.path("detail").asText()));
            }
            return members.toString();
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return json(send(request(path).GET().build(), BodyHandlers.ofByteArray()));
    }

    void download(String path, Path file) throws IOException, InterruptedException {
        var response = send(request(path).GET().build(), BodyHandlers.ofFile(file));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "The gateway says %d to %s".formatted(response.statusCode(), path));
        }
    }

    Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build();
        return json(send(request, BodyHandlers.ofByteArray()));
    }

    /// `POST /v1/publications`: the declaration first, then the asset.
    Answer publish(JsonNode declaration, Asset asset) throws IOException, InterruptedException {
        var boundary = "candor-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        write(
                body,
                "--%s\r\nContent-Disposition: form-data; name=\"declaration\"\r\n"
                        + "Content-Type: application/json\r\n\r\n",
                boundary);
        body.write(JSON.writeValueAsBytes(declaration));
        write(
                body,
                "\r\n--%s\r\nContent-Disposition: form-data; name=\"asset\"; filename=\"%s\"\r\n"
                        + "Content-Type: %s\r\n\r\n",
                boundary,
                asset.name(),
                asset.mediaType());
        body.write(asset.content());
        write(body, "\r\n--%s--\r\n", boundary);
        var request =
                request("/v1/publications")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build();
        return json(send(request, BodyHandlers.ofByteArray()));
    }

    private static void write(ByteArrayOutputStream body, String text, Object... values)
            throws IOException {
        body.write(text.formatted(values).getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(request, handler);
    }

    private static Answer json(HttpResponse<byte[]> response) throws IOException {
        var body = response.body();
        return new Answer(
                response.statusCode(),
                body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
    }

    @Override
    public void close() {
        http.close();
    }
}
