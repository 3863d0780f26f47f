package dev.candor.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Plants a text that nobody else writes in every field of a request that takes it, as the OpenAPI
/// document lists them: a field that is new is planted, too.
final class Needles {
    private static final Path DOCUMENT = Path.of("target/openapi/openapi.json");

    private final JsonObject document;
    private final String mark;
    private final Set<String> planted = new TreeSet<>();
    private final Set<String> codes = new TreeSet<>();
    private int count;

    Needles(String mark) throws IOException {
        this.document = new JsonObject(Files.readString(DOCUMENT));
        this.mark = mark;
    }

    /// Sends a good body with needles in it. What the API refuses as no text of its own takes none:
    /// there the good value stays.
    ///
    /// @param operation path of the operation as the document has it
    Response post(
            RequestSpecification caller, String operation, String path, Map<String, Object> good) {
        var left = new HashSet<String>();
        for (var attempt = 0; ; attempt++) {
            var body = new JsonObject(new JsonObject(good).encode());
            var here = new TreeSet<String>();
            plant(schema(operation), body, "", left, here);
            var answer = caller.body(body.encode()).post(path);
            var refused = refused(answer);
            if (answer.statusCode() < 300 || refused.isEmpty() || attempt > 12) {
                assertThat(answer.statusCode()).as(operation + answer.asString()).isLessThan(300);
                planted.addAll(here.stream().map(field -> operation + " " + field).toList());
                return answer;
            }
            left.addAll(refused);
            refused.forEach(
                    field -> codes.add(operation + " " + field.replaceAll("/[0-9]+", "/-")));
        }
    }

    /// Fields of the document that take any text and that no request had.
    List<String> missed(Set<String> without) {
        var missed = new ArrayList<String>();
        for (var operation : document.getJsonObject("paths").fieldNames()) {
            if (!without.contains(operation)) {
                fields(schema(operation), "", Set.of())
                        .map(field -> operation + " " + field)
                        .filter(field -> !planted.contains(field) && !codes.contains(field))
                        .forEach(missed::add);
            }
        }
        return missed;
    }

    private JsonObject schema(String operation) {
        return document.getJsonObject("paths")
                .getJsonObject(operation)
                .getJsonObject("post", new JsonObject())
                .getJsonObject("requestBody", new JsonObject())
                .getJsonObject("content", new JsonObject())
                .getJsonObject("application/json", new JsonObject())
                .getJsonObject("schema", new JsonObject());
    }

    private void plant(
            JsonObject schema, JsonObject body, String at, Set<String> left, Set<String> here) {
        for (var member : members(schema).entrySet()) {
            var name = member.getKey();
            var child = member.getValue();
            var pointer = at + "/" + name;
            if (isFree(child) && !left.contains(pointer)) {
                body.put(name, next());
                here.add(generic(pointer));
            } else if (isFree(items(child))
                    && left.stream().noneMatch(one -> one.startsWith(pointer))) {
                body.put(name, new JsonArray().add(next()));
                here.add(generic(pointer) + "/-");
            } else if (body.getValue(name) instanceof JsonObject inner) {
                plant(child, inner, pointer, left, here);
            } else if (body.getValue(name) instanceof JsonArray list) {
                for (var i = 0; i < list.size(); i++) {
                    if (list.getValue(i) instanceof JsonObject inner) {
                        plant(items(child), inner, pointer + "/" + i, left, here);
                    }
                }
            }
        }
    }

    private static String generic(String pointer) {
        return pointer.replaceAll("/[0-9]+(?=/|$)", "/-");
    }

    private Stream<String> fields(JsonObject schema, String at, Set<String> above) {
        var name = schema.getString("$ref", "");
        if (!name.isEmpty() && above.contains(name)) {
            return Stream.empty();
        }
        var below = new HashSet<>(above);
        below.add(name);
        var own = isFree(schema) ? Stream.of(at) : Stream.<String>empty();
        var inner =
                members(schema).entrySet().stream()
                        .flatMap(one -> fields(one.getValue(), at + "/" + one.getKey(), below));
        var items = items(schema);
        return Stream.of(
                        own,
                        inner,
                        items.isEmpty() ? Stream.<String>empty() : fields(items, at + "/-", below))
                .flatMap(one -> one);
    }

    private Map<String, JsonObject> members(JsonObject schema) {
        var members = new LinkedHashMap<String, JsonObject>();
        for (var part : parts(schema)) {
            var properties = part.getJsonObject("properties", new JsonObject());
            properties
                    .fieldNames()
                    .forEach(name -> members.put(name, properties.getJsonObject(name)));
        }
        return members;
    }

    private JsonObject items(JsonObject schema) {
        return parts(schema).stream()
                .map(part -> part.getJsonObject("items"))
                .filter(items -> items != null)
                .findFirst()
                .orElse(new JsonObject());
    }

    private boolean isFree(JsonObject schema) {
        var parts = parts(schema);
        return parts.stream()
                        .anyMatch(part -> part.getValue("type", "").toString().contains("string"))
                && parts.stream()
                        .noneMatch(part -> part.containsKey("enum") || part.containsKey("format"))
                && parts.stream()
                        .allMatch(
                                part ->
                                        !part.containsKey("pattern")
                                                || Pattern.compile(part.getString("pattern"))
                                                        .matcher(text(0))
                                                        .find());
    }

    private List<JsonObject> parts(JsonObject schema) {
        var parts = new ArrayList<JsonObject>();
        parts.add(schema);
        if (schema.containsKey("$ref")) {
            var name = schema.getString("$ref");
            parts.addAll(
                    parts(
                            document.getJsonObject("components")
                                    .getJsonObject("schemas")
                                    .getJsonObject(name.substring(name.lastIndexOf('/') + 1))));
        }
        for (var way : List.of("allOf", "anyOf", "oneOf")) {
            for (var one : schema.getJsonArray(way, new JsonArray())) {
                parts.addAll(parts((JsonObject) one));
            }
        }
        return parts;
    }

    private String next() {
        return text(++count);
    }

    private String text(int number) {
        return "%s-%03d on posters of the spring campaign".formatted(mark, number);
    }

    private static List<String> refused(Response answer) {
        if (answer.statusCode() != 400 && answer.statusCode() != 422) {
            return List.of();
        }
        List<String> pointers = answer.path("errors.pointer");
        return pointers == null ? List.of() : pointers;
    }
}
