package dev.candor.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Three small HTTP servers at the addresses where the gateway looks for its neighbours. A test
/// says what they answer.
public final class Neighbourhood {
    private static final Map<String, Server> SERVERS = new ConcurrentHashMap<>();

    private Neighbourhood() {}

    /// Picks the addresses before the gateway starts.
    public static final class Addresses implements QuarkusTestResourceLifecycleManager {
        static final List<String> NAMES = List.of("consent", "provenance", "label");

        @Override
        public Map<String, String> start() {
            var values = new ConcurrentHashMap<String, String>();
            for (var name : NAMES) {
                int port = freePort();
                System.setProperty("candor.test." + name, String.valueOf(port));
                values.put("candor." + name + ".url", "http://localhost:" + port);
            }
            return values;
        }

        @Override
        public void stop() {
            NAMES.forEach(name -> System.clearProperty("candor.test." + name));
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// What a server does with a request.
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /// One request that arrived; its body was read unless an answer of the test's own did.
    public record Seen(String method, String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(it -> it.getKey().equalsIgnoreCase(name))
                    .map(it -> it.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    /// The server of a neighbour, started when it is not running.
    public static Server of(String name) {
        return SERVERS.computeIfAbsent(name, Server::new);
    }

    public static void stopAll() {
        SERVERS.values().forEach(Server::stop);
        SERVERS.clear();
    }

    public static Answer json(int status, String body) {
        return exchange -> reply(exchange, status, "application/json", body);
    }

    public static Answer problem(int status, String body) {
        return exchange -> reply(exchange, status, "application/problem+json", body);
    }

    private static void reply(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// What happens before an answer.
    @FunctionalInterface
    public interface Happening {
        /// @throws IOException when there is to be no answer
        void happen() throws IOException;
    }

    public static final class Server {
        private final HttpServer http;
        private final Map<String, Answer> answers = new ConcurrentHashMap<>();
        private final List<Seen> seen = new CopyOnWriteArrayList<>();

        private Server(String name) {
            try {
                int port = Integer.getInteger("candor.test." + name);
                http = HttpServer.create(new InetSocketAddress("localhost", port), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/", this::handle);
            http.start();
        }

        /// @param call method and path, such as `POST /v1/verdicts`
        public Server on(String call, Answer answer) {
            answers.put(call, answer);
            return this;
        }

        /// The answer stays as it is, and comes after this.
        ///
        /// @param call that has an answer
        public Server before(String call, Happening happening) {
            answers.computeIfPresent(
                    call,
                    (_, answer) ->
                            exchange -> {
                                happening.happen();
                                answer.to(exchange);
                            });
            return this;
        }

        /// Requests so far, in order.
        public List<Seen> seen() {
            return List.copyOf(seen);
        }

        public Seen last() {
            return seen.getLast();
        }

        public void stop() {
            http.stop(0);
            SERVERS.values().remove(this);
        }

        private void handle(HttpExchange exchange) throws IOException {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                var answer = answers.get(exchange.getRequestMethod() + " " + path);
                if (answer == null && isInBackground(exchange, path)) {
                    reply(exchange, 200, "application/json", "{}");
                    return;
                }
                if (answer instanceof Raw) {
                    answer.to(exchange);
                    return;
                }
                var body =
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                seen.add(
                        new Seen(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().toString(),
                                Map.copyOf(exchange.getRequestHeaders()),
                                body));
                (answer == null ? json(404, "{}") : answer).to(exchange);
            }
        }
    }

    /// How publications stand is told whenever there is time, also of other tests' publications:
    /// it is taken, and stays out of what a test has seen unless it has an answer of its own.
    private static boolean isInBackground(HttpExchange exchange, String path) {
        return exchange.getRequestMethod().equals("PUT") && path.endsWith("/standing");
    }

    /// An answer that reads the request's body itself.
    @FunctionalInterface
    public interface Raw extends Answer {}
}
