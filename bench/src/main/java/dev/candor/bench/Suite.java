package dev.candor.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A running suite, asked over REST as an integrator asks it.
final class Suite {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

    private final URI address;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param token an access token of a client that may register people and publish
    Suite(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /// Somebody who agreed to be shown in pictures.
    record Consented(String person, String grant) {}

    Consented consented(String name) throws IOException, InterruptedException {
        var person =
                id(
                        post(
                                "/v1/subjects",
                                """
                                {"kind": "LIVING_ADULT", "displayName": "%s",
                                 "jurisdiction": "DE", "languages": ["en"]}
                                """
                                        .formatted(name)));
        var notice =
                id(
                        post(
                                "/v1/notices",
                                """
                                {"title": "Your likeness", "language": "en",
                                 "presentation": "SEPARATE_DOCUMENT",
                                 "text": "We ask for your likeness for one picture."}
                                """));
        var grant =
                id(
                        post(
                                "/v1/grants",
                                """
                                {"subjectId": "%s", "noticeId": "%s", "licensee": "Bench", "scope": [
                                 {"effect": "PERMIT", "actions": ["DISTRIBUTE"], "modalities": ["IMAGE"],
                                  "purposes": ["editorial"], "territories": ["EU"], "channels": ["*"],
                                  "from": "2026-01-01T00:00:00Z", "until": "2030-01-01T00:00:00Z",
                                  "description": "The picture of the bench"}]}
                                """
                                        .formatted(person, notice)));
        post(
                "/v1/grants/%s/expression".formatted(grant),
                """
                {"method": "E_SIGN", "language": "en", "evidence": [{"type": "signed-pdf",
                 "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}
                """);
        return new Consented(person, grant);
    }

    /// @return the publication as the gateway tells it, when it is done
    String publish(String person, String mediaType, byte[] media)
            throws IOException, InterruptedException {
        var declaration =
                """
                {"title": "A picture of the bench", "digitalSourceType": "trainedAlgorithmicMedia",
                 "subjects": ["%s"], "purpose": "editorial", "channel": "web", "licensee": "Bench",
                 "markets": ["EU"], "languages": ["en"]}
                """
                        .formatted(person);
        var body = new ByteArrayOutputStream();
        part(body, "declaration", "application/json", declaration.getBytes(StandardCharsets.UTF_8));
        part(body, "asset", mediaType, media);
        body.writeBytes("--bench--\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(
                request("/v1/publications")
                        .header("Content-Type", "multipart/form-data; boundary=bench")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, String type, byte[] bytes) {
        body.writeBytes(
                """
                --bench\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: %s\r
                \r
                """
                        .formatted(name, name, type)
                        .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    /// @throws IOException also if it was refused
    String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var built = request.build();
        var answer = http.send(built, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "%s %s: %d %s"
                            .formatted(
                                    built.method(),
                                    built.uri(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return answer.body();
    }

    static String id(String answer) throws IOException {
        return first(ID, answer);
    }

    static String first(Pattern pattern, String answer) throws IOException {
        var found = pattern.matcher(answer);
        if (!found.find()) {
            throw new IOException("no %s in %s".formatted(pattern, answer));
        }
        return found.group(1);
    }
}
