package dev.candor.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Sends wrong requests for as long as it may, every operation in turn, and notes each answer that
/// is not a refusal by a problem document or a success.
final class Hostility {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    /// What takes longer hangs.
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(3);
    private static final int SENDERS = 4;

    /// Between them they may do everything.
    private static final List<String> CALLERS =
            List.of(
                    "demo-integrator",
                    "ada.admin",
                    "olivia.officer",
                    "petra.publisher",
                    "paul.policy",
                    "mona.moderator",
                    "sam.subject",
                    "aldo.auditor",
                    "stella.standards",
                    "sven.senior",
                    "rita.representative",
                    "chiara.child-safety",
                    "edgar.editor");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> callers = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final String gateway;
    private final UnaryOperator<String> signIn;

    private record Token(String text, Instant until) {}

    /// @param signIn a name's fresh token
    Hostility(String gateway, UnaryOperator<String> signIn) {
        this.gateway = gateway;
        this.signIn = signIn;
    }

    /// @param times how often each operation is asked, however long that takes
    /// @param deadline of all further requests
    /// @param seed of the order in which an operation's requests are sent
    void send(int times, Instant deadline, long seed) throws IOException, InterruptedException {
        var queue = new ConcurrentLinkedQueue<>(inTurn(seed));
        var due = new AtomicInteger(times * asked.size());
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (var sender = 0; sender < SENDERS; sender++) {
                senders.execute(
                        () -> {
                            HostileRequest next;
                            while ((due.decrementAndGet() >= 0 || Instant.now().isBefore(deadline))
                                    && (next = queue.poll()) != null) {
                                judge(next);
                            }
                        });
            }
        }
    }

    /// How often each operation was asked.
    Map<String, Integer> asked() {
        return Map.copyOf(asked);
    }

    List<String> complaints() {
        return complaints.stream().sorted().toList();
    }

    /// One request of each operation, then another one of each.
    private List<HostileRequest> inTurn(long seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        var waiting = new ArrayDeque<ArrayDeque<HostileRequest>>();
        for (var path : document().path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    var requests =
                            new ArrayList<>(
                                    Distortions.of(
                                            method.getKey(), path.getKey(), method.getValue()));
                    Collections.shuffle(requests, random);
                    waiting.add(new ArrayDeque<>(requests));
                    asked.put(requests.getFirst().operation(), 0);
                }
            }
        }
        var order = new ArrayList<HostileRequest>();
        while (!waiting.isEmpty()) {
            var requests = waiting.remove();
            order.add(requests.remove());
            if (!requests.isEmpty()) {
                waiting.add(requests);
            }
        }
        return order;
    }

    private void judge(HostileRequest request) {
        asked.merge(request.operation(), 1, Integer::sum);
        try {
            var caller = callers.computeIfAbsent(request.operation(), _ -> whoeverMay(request));
            var answer = send(request, caller);
            if (!isHonest(answer)) {
                complaints.add("%s: %d %s".formatted(request, answer.statusCode(), type(answer)));
            }
        } catch (CompletionException e) {
            complaints.add("%s: %s".formatted(request, e.getCause()));
        } catch (RuntimeException e) {
            complaints.add("%s: %s".formatted(request, e));
        }
    }

    private String whoeverMay(HostileRequest request) {
        return CALLERS.stream()
                .filter(caller -> send(request, caller).statusCode() != 403)
                .findFirst()
                .orElse(CALLERS.getFirst());
    }

    /// Who is asked to sign in or to come back later has not been heard: that proves nothing.
    private static boolean isHonest(HttpResponse<byte[]> answer) {
        var status = answer.statusCode();
        return status < 400
                || (status < 500
                        && status != 401
                        && status != 429
                        && type(answer).equals("application/problem+json"));
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private HttpResponse<byte[]> send(HostileRequest request, String caller) {
        var builder =
                HttpRequest.newBuilder(URI.create(gateway + request.target()))
                        .setHeader("Accept", "application/json, */*;q=0.5")
                        .method(
                                request.method(),
                                request.body().length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::setHeader);
        builder.setHeader("Authorization", "Bearer " + token(caller));
        return http.sendAsync(builder.build(), BodyHandlers.ofByteArray())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private String token(String caller) {
        return tokens.compute(
                        caller,
                        (_, known) ->
                                known != null && Instant.now().isBefore(known.until())
                                        ? known
                                        : new Token(
                                                signIn.apply(caller),
                                                Instant.now().plus(TOKEN_LIFE)))
                .text();
    }

    private JsonNode document() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(gateway + "/q/openapi?format=json")).build();
        return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    }
}
