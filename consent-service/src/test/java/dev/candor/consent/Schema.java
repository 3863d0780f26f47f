package dev.candor.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/// As much of JSON Schema as our own schemas say; a keyword it does not know fails.
final class Schema {
    private Schema() {}

    static void holds(JsonObject schema, Object value, String at) {
        for (var keyword : schema.fieldNames()) {
            switch (keyword) {
                case "$schema", "$id", "title" -> {}
                case "type" -> assertThat(isOf(schema.getString("type"), value)).as(at).isTrue();
                case "const" -> assertThat(value).as(at).isEqualTo(schema.getValue("const"));
                case "enum" ->
                        assertThat(schema.getJsonArray("enum").contains(value)).as(at).isTrue();
                case "pattern" ->
                        assertThat((String) value)
                                .as(at)
                                .matches(Pattern.compile(schema.getString("pattern")));
                case "required" ->
                        schema.getJsonArray("required")
                                .forEach(
                                        name ->
                                                assertThat(
                                                                ((JsonObject) value)
                                                                        .containsKey((String) name))
                                                        .as(at + "/" + name)
                                                        .isTrue());
                case "additionalProperties" ->
                        assertThat(schema.getJsonObject("properties").fieldNames())
                                .as(at)
                                .containsAll(((JsonObject) value).fieldNames());
                case "properties" ->
                        members(schema.getJsonObject("properties"), (JsonObject) value, at);
                case "items" -> {
                    var place = 0;
                    for (var item : (JsonArray) value) {
                        holds(schema.getJsonObject("items"), item, at + "/" + place++);
                    }
                }
                default -> throw new AssertionError("A schema says " + keyword);
            }
        }
    }

    private static void members(JsonObject properties, JsonObject value, String at) {
        for (var name : properties.fieldNames()) {
            if (value.containsKey(name)) {
                holds(properties.getJsonObject(name), value.getValue(name), at + "/" + name);
            }
        }
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            default -> false;
        };
    }
}
