package dev.candor.client.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The operations of the document that take and give JSON. Media goes by `CandorClient`, which
/// streams it.
final class Operations {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String IDEMPOTENCY = "Idempotency-Key";

    private final Types types;
    private final Map<String, List<Operation>> byTag = new TreeMap<>();
    private final Set<String> sent = new TreeSet<>();

    Operations(JsonNode document, Types types) {
        this.types = types;
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    take(path.getKey(), method.getKey(), method.getValue());
                }
            }
        }
    }

    /// @param body schema of what is sent; missing when nothing is
    /// @param answer schema of what comes back; missing when nothing does
    private record Operation(
            String path, String method, JsonNode said, JsonNode body, JsonNode answer) {
        List<JsonNode> parameters(String in) {
            var found = new ArrayList<JsonNode>();
            for (var parameter : said.path("parameters")) {
                if (parameter.path("in").asText().equals(in)) {
                    found.add(parameter);
                }
            }
            return found;
        }

        boolean takesKey() {
            return parameters("header").stream()
                    .anyMatch(header -> header.path("name").asText().equals(IDEMPOTENCY));
        }
    }

    private void take(String path, String method, JsonNode said) {
        var body = said.path("requestBody").path("content");
        var answer = answer(said.path("responses"));
        if (!path.startsWith("/v1/") || !speaksJson(body) || !speaksJson(answer)) {
            return;
        }
        var operation =
                new Operation(
                        path,
                        method,
                        said,
                        body.path("application/json").path("schema"),
                        answer.path("application/json").path("schema"));
        if (operation.body().has("$ref")) {
            sent.addAll(types.within(Types.name(operation.body())));
        }
        byTag.computeIfAbsent(said.path("tags").path(0).asText(), _ -> new ArrayList<>())
                .add(operation);
    }

    /// JSON, or nothing at all.
    private static boolean speaksJson(JsonNode content) {
        return content.isEmpty() || content.has("application/json");
    }

    /// The content of the first good answer.
    private static JsonNode answer(JsonNode responses) {
        for (var response : responses.properties()) {
            if (response.getKey().startsWith("2")) {
                return response.getValue().path("content");
            }
        }
        return MissingNode.getInstance();
    }

    Set<String> tags() {
        return byTag.keySet();
    }

    boolean isSent(String name) {
        return sent.contains(name);
    }

    /// The class of one tag.
    String source(String tag) {
        return """
        %3$simport dev.candor.client.CandorClient;
        import dev.candor.client.model.*;
        import dev.candor.client.typed.Call;
        import java.io.IOException;

        /// Every method throws [dev.candor.client.ProblemException] when the server says no.
        public final class %1$sApi {
            private final CandorClient client;

            public %1$sApi(CandorClient client) {
                this.client = client;
            }
        %2$s}
        """
                .formatted(
                        tag,
                        byTag.getOrDefault(tag, List.of()).stream()
                                .map(this::method)
                                .collect(Collectors.joining()),
                        Types.IMPORTS);
    }

    /// The class that leads to all the others.
    String door() {
        var rooms = new StringBuilder();
        for (var tag : tags()) {
            rooms.append(
                    """

                        public %1$sApi %2$s() {
                            return new %1$sApi(client);
                        }
                    """
                            .formatted(tag, Words.variable(tag)));
        }
        return """
        import dev.candor.client.CandorClient;

        /// Everything that the suite does, by task.
        public record CandorApi(CandorClient client) {
        %s}
        """
                .formatted(rooms);
    }

    private String method(Operation operation) {
        var parameters = new ArrayList<String>();
        var call = new StringBuilder();
        for (var in : List.of("path", "query")) {
            for (var parameter : operation.parameters(in)) {
                var said = parameter.path("name").asText();
                var type = types.of(parameter.path("schema"));
                parameters.add(
                        in.equals("path")
                                ? "%s %s".formatted(type, Words.variable(said))
                                : "@Nullable %s %s".formatted(type, Words.variable(said)));
                call.append(
                        "\n                .%s(\"%s\", %s)"
                                .formatted(in, said, Words.variable(said)));
            }
        }
        if (!operation.body().isMissingNode()) {
            parameters.add(types.of(operation.body()) + " body");
            call.append("\n                .body(body)");
        }
        if (operation.takesKey()) {
            parameters.add("String idempotencyKey");
            call.append("\n                .key(idempotencyKey)");
        }
        var nothing = operation.answer().isMissingNode();
        var answer = nothing ? "void" : types.of(operation.answer());
        return """

        %s    public %s %s(%s)
                    throws IOException, InterruptedException {
                %snew Call(client, "%s", "%s")%s
                        .%s;
            }
        """
                .formatted(
                        comment(operation),
                        answer,
                        Words.variable(operation.said().path("operationId").asText()),
                        String.join(", ", parameters),
                        nothing ? "" : "return ",
                        operation.method().toUpperCase(Locale.ROOT),
                        operation.path(),
                        call,
                        nothing
                                ? "send()"
                                : "answer(new TypeReference<%s>() {})".formatted(answer));
    }

    private static String comment(Operation operation) {
        var summary = operation.said().path("summary").asText();
        return Words.comment(summary.isEmpty() ? "" : summary + ".", "    ")
                + "    ///\n"
                + Words.comment(
                        "`%s %s`"
                                .formatted(
                                        operation.method().toUpperCase(Locale.ROOT),
                                        operation.path()),
                        "    ");
    }
}
