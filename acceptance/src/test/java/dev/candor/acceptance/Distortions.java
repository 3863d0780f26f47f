package dev.candor.acceptance;

import static dev.candor.acceptance.HostileRequest.bytes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Every way in which a request for one operation of the suite's document can be wrong: members
/// that are missing, of another type or far too big, bodies that are not what they say or of
/// another media type, and paths, queries and headers that nobody meant.
final class Distortions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String JSON_TYPE = "application/json";
    private static final byte[] NOTHING = {};

    /// Members of members of members are changed, too.
    private static final int DEPTH = 3;

    /// What PostgreSQL cannot store, what Java cannot count, and what is nothing at all.
    private static final List<String> STRANGE =
            List.of("\u0000", "x".repeat(3000), "\uD83D\uDCA5 \u202e", "-1", "1e400", "", "../..");

    private static final List<JsonNode> WRONG =
            List.of(
                    NODES.nullNode(),
                    NODES.numberNode(-1),
                    NODES.numberNode(Long.MAX_VALUE),
                    NODES.numberNode(1e300),
                    NODES.booleanNode(true),
                    NODES.textNode(""),
                    NODES.textNode("\u0000"),
                    NODES.textNode("\uD800"),
                    NODES.textNode("+999999999-01-01T00:00:00Z"),
                    NODES.textNode("x".repeat(70_000)),
                    NODES.arrayNode(),
                    NODES.arrayNode().add(NODES.nullNode()),
                    NODES.objectNode(),
                    NODES.objectNode().put("x", 1));

    private static final List<String> NO_JSON =
            List.of(
                    "",
                    "{\"",
                    "[]",
                    "null",
                    "17",
                    "\"text\"",
                    "[".repeat(5000),
                    "{\"a\":".repeat(5000),
                    "9".repeat(5000),
                    "\u0000");

    private static final List<String> OTHER_TYPES =
            List.of("application/x-nobody", "multipart/form-data", "text/plain; charset=no", "x");

    private final String method;
    private final String path;
    private final JsonNode operation;

    private Distortions(String method, String path, JsonNode operation) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
        this.operation = operation;
    }

    /// @param operation what the document says of it
    static List<HostileRequest> of(String method, String path, JsonNode operation) {
        var distortions = new Distortions(method, path, operation);
        return Stream.of(
                        distortions.headers(),
                        distortions.paths(),
                        distortions.queries(),
                        distortions.members(),
                        distortions.media(),
                        distortions.otherTypes())
                .flatMap(List::stream)
                .toList();
    }

    private List<HostileRequest> headers() {
        return List.of(
                request("overlong key", target(), keyed("k".repeat(300)), example()),
                request("key of two words", target(), keyed("two words"), example()),
                request("strange precondition", target(), with("If-Match", "nonsense"), example()),
                request("strange range", target(), with("Range", "bytes=9-1,x-"), example()),
                request(
                        "strange language",
                        target(),
                        with("Accept-Language", "\"*;q=x"),
                        example()),
                request(
                        "unacceptable",
                        target(),
                        with("Accept", "application/x-nobody"),
                        example()));
    }

    private List<HostileRequest> paths() {
        if (!path.contains("{")) {
            return List.of();
        }
        return STRANGE.stream()
                .filter(strange -> !strange.isEmpty())
                .map(
                        strange ->
                                request(
                                        "path of " + named(strange),
                                        path.replaceAll("\\{[^}]+}", encoded(strange)),
                                        keyed(anyKey()),
                                        example()))
                .toList();
    }

    /// With a key that is refused, so that a query nobody reads changes nothing.
    private List<HostileRequest> queries() {
        var requests = new ArrayList<HostileRequest>();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                var name = parameter.path("name").asText();
                for (var strange : STRANGE) {
                    requests.add(
                            request(
                                    name + " of " + named(strange),
                                    target() + "?" + name + "=" + encoded(strange),
                                    keyed("k".repeat(300)),
                                    example()));
                }
            }
        }
        return requests;
    }

    private List<HostileRequest> members() {
        if (!content().has(JSON_TYPE)) {
            return List.of();
        }
        var requests = new ArrayList<HostileRequest>();
        NO_JSON.forEach(body -> requests.add(withBody("body of " + named(body), body)));
        if (exampleNode() instanceof ObjectNode whole) {
            change(whole, whole, "", DEPTH, requests);
        }
        return requests;
    }

    /// Changes one member at a time, and puts it back.
    private void change(
            ObjectNode whole,
            ObjectNode part,
            String pointer,
            int depth,
            List<HostileRequest> requests) {
        for (var name : List.copyOf(part.properties().stream().map(Map.Entry::getKey).toList())) {
            var at = pointer + "/" + name;
            var right = part.get(name);
            part.remove(name);
            requests.add(withBody("no " + at, whole.toString()));
            for (var wrong : WRONG) {
                part.set(name, wrong);
                requests.add(withBody(at + " of " + named(wrong.toString()), whole.toString()));
            }
            part.set(name, right);
            var inner = right.isArray() ? right.path(0) : right;
            if (inner instanceof ObjectNode child && depth > 1) {
                change(whole, child, at, depth - 1, requests);
            }
        }
    }

    /// Bodies that are not what their media type says.
    private List<HostileRequest> media() {
        var requests = new ArrayList<HostileRequest>();
        for (var type : content().properties().stream().map(Map.Entry::getKey).toList()) {
            if (type.equals("multipart/form-data")) {
                BrokenForms.all()
                        .forEach((how, form) -> requests.add(ofType(BrokenForms.TYPE, how, form)));
            } else if (!type.equals(JSON_TYPE)) {
                var concrete = type.replace("/*", "/jpeg").replace("*/", "image/");
                requests.add(ofType(concrete, "nothing as " + concrete, NOTHING));
                requests.add(ofType(concrete, "noise as " + concrete, new byte[10_000]));
            }
        }
        return requests;
    }

    private List<HostileRequest> otherTypes() {
        if (content().isMissingNode()) {
            return List.of();
        }
        return OTHER_TYPES.stream()
                .map(type -> ofType(type, "media type " + type, bytes("{}")))
                .toList();
    }

    private HostileRequest withBody(String how, String body) {
        return request(how, target(), keyed(anyKey()), bytes(body));
    }

    private HostileRequest ofType(String type, String how, byte[] body) {
        return request(
                how, target(), Map.of("Content-Type", type, "Idempotency-Key", anyKey()), body);
    }

    private HostileRequest request(
            String how, String target, Map<String, String> headers, byte[] body) {
        return new HostileRequest(how, method + " " + path, method, target, headers, body);
    }

    /// Things that do not exist: whatever is asked of them cannot be done.
    private String target() {
        return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private JsonNode content() {
        return operation.path("requestBody").path("content");
    }

    private byte[] example() {
        var example = exampleNode();
        return example.isMissingNode() ? NOTHING : bytes(example.toString());
    }

    private JsonNode exampleNode() {
        var content = content().path(JSON_TYPE);
        for (var example : content.path("examples")) {
            return parsed(example.path("value"));
        }
        return content.has("example") ? parsed(content.path("example")) : MissingNode.getInstance();
    }

    private static JsonNode parsed(JsonNode example) {
        try {
            return example.isTextual() ? JSON.readTree(example.asText()) : example.deepCopy();
        } catch (JsonProcessingException e) {
            return example;
        }
    }

    private static String anyKey() {
        return UUID.randomUUID().toString();
    }

    private static Map<String, String> keyed(String key) {
        return Map.of("Content-Type", JSON_TYPE, "Idempotency-Key", key);
    }

    private static Map<String, String> with(String header, String value) {
        return Map.of("Content-Type", JSON_TYPE, "Idempotency-Key", "k".repeat(300), header, value);
    }

    private static String named(String value) {
        var shown = value.replace("\u0000", "NUL");
        return shown.length() <= 40 ? shown : "%d characters".formatted(shown.length());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
