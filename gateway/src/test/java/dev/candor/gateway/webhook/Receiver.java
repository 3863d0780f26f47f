package dev.candor.gateway.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Somebody's system that is told what happens. A test says what it answers.
final class Receiver implements AutoCloseable {
    private final HttpServer http;
    private final List<Message> seen = new CopyOnWriteArrayList<>();
    private volatile Answer answer = _ -> 204;

    /// One request that arrived.
    record Message(
            String path, String type, String id, String timestamp, String signature, String body) {
        JsonObject event() {
            return new JsonObject(body);
        }

        String subject() {
            return event().getString("subject");
        }

        int number() {
            return event().getJsonObject("data").getInteger("ledgerSeq");
        }
    }

    /// What the receiver does with a message.
    @FunctionalInterface
    interface Answer {
        /// @return the status
        int to(Message message) throws Exception;
    }

    Receiver() {
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::take);
        http.start();
    }

    String url() {
        return "http://localhost:%d/hook?from=candor".formatted(http.getAddress().getPort());
    }

    Receiver answering(Answer next) {
        answer = next;
        return this;
    }

    /// Everything so far, in order.
    List<Message> seen() {
        return List.copyOf(seen);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var message =
                    new Message(
                            exchange.getRequestURI().toString(),
                            headers.getFirst("Content-Type"),
                            headers.getFirst("webhook-id"),
                            headers.getFirst("webhook-timestamp"),
                            headers.getFirst("webhook-signature"),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            seen.add(message);
            int status = answer.to(message);
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
