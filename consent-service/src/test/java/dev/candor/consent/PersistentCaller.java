package dev.candor.consent;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Asks until it is answered, as a caller with an `Idempotency-Key` may: nothing, or a fault of the
/// server, is no answer. Remembers every write that was answered.
final class PersistentCaller {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int SERVER_FAULT = 500;
    private static final int REFUSED = 400;
    private static final String IN_FLIGHT = "/problems/idempotency-in-flight"; // not answered yet

    private final HttpClient http;
    private final URI server;
    private final Supplier<String> token;
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

    /// A write and what was said to it.
    record Answered(String path, String key, String request, String answer) {}

    PersistentCaller(HttpClient http, URI server, Supplier<String> token) {
        this.http = http;
        this.server = server;
        this.token = token;
    }

    List<Answered> answered() {
        return List.copyOf(answered);
    }

    /// A write under a key of its own.
    JsonObject write(String path, Map<String, Object> body) {
        var key = UUID.randomUUID().toString();
        var request = new JsonObject(body).encode();
        var answer = answer(path, key, request);
        answered.add(new Answered(path, key, request, answer));
        return new JsonObject(answer);
    }

    /// Says it again, under the same key.
    String repeat(Answered before) {
        return answer(before.path(), before.key(), before.request());
    }

    /// A question that changes nothing.
    JsonObject ask(String path, Map<String, Object> body) {
        return new JsonObject(
                answer(path, UUID.randomUUID().toString(), new JsonObject(body).encode()));
    }

    private String answer(String path, String key, String body) {
        while (true) {
            try {
                var answer =
                        http.send(
                                HttpRequest.newBuilder(server.resolve(path))
                                        .timeout(PATIENCE)
                                        .header("Authorization", "Bearer " + token.get())
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", key)
                                        .POST(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.ofString());
                if (answer.statusCode() < REFUSED) {
                    return answer.body();
                }
                if (answer.statusCode() < SERVER_FAULT && !answer.body().contains(IN_FLIGHT)) {
                    throw new AssertionError(
                            "%s was refused, %d: %s"
                                    .formatted(path, answer.statusCode(), answer.body()));
                }
            } catch (IOException e) {
                // nobody is there: ask again
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
