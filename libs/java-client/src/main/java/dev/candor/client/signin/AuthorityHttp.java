package dev.candor.client.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.client.Server;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// How an authority is spoken to: forms out, JSON back, nothing in the clear.
class AuthorityHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_SAID = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode get(URI address) throws IOException, InterruptedException {
        return json(send(request(address).GET().build()), address);
    }

    /// @throws SignInRefused with the authority's own words, when it says no
    JsonNode post(URI address, Map<String, String> form) throws IOException, InterruptedException {
        var body =
                form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return json(send(request), address);
    }

    void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }

    private static HttpRequest.Builder request(URI address) throws IOException {
        if (!Server.isPrivate(address)) {
            throw new IOException("%s would carry secrets in the clear".formatted(address));
        }
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_SAID));
        }
    }

    private static JsonNode json(HttpResponse<String> response, URI address) throws IOException {
        var answer = parsed(response.body());
        if (answer.hasNonNull("error")) {
            var code = answer.path("error").asText();
            throw new SignInRefused(code, answer.path("error_description").asText(code));
        }
        if (response.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(address, response.statusCode()));
        }
        return answer;
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode(); // a page; its status says enough
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
