package dev.candor.client.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which type of Java stands for which schema.
final class Types {
    private static final Map<String, String> FORMATS =
            Map.of(
                    "uuid", "UUID",
                    "date-time", "Instant",
                    "date", "LocalDate",
                    "uri", "URI");
    private static final String JSON = "JsonNode";

    /// What every file imports; a schema of such a name would be mistaken for it.
    private static final Set<String> TAKEN =
            Set.of(
                    "Instant",
                    "JsonInclude",
                    "JsonNode",
                    "JsonProperty",
                    "List",
                    "LocalDate",
                    "Map",
                    "Nullable",
                    "String",
                    "TypeReference",
                    "URI",
                    "UUID");
    static final String IMPORTS =
            """
            import com.fasterxml.jackson.annotation.JsonInclude;
            import com.fasterxml.jackson.annotation.JsonProperty;
            import com.fasterxml.jackson.core.type.TypeReference;
            import com.fasterxml.jackson.databind.JsonNode;
            import java.net.URI;
            import java.time.Instant;
            import java.time.LocalDate;
            import java.util.List;
            import java.util.Map;
            import java.util.UUID;
            import org.jspecify.annotations.Nullable;
            """;
    private static final String REFERENCE = "#/components/schemas/";

    private final JsonNode schemas;

    Types(JsonNode schemas) {
        this.schemas = schemas;
    }

    /// The schemas that become types of their own.
    List<String> named() {
        var names = new ArrayList<String>();
        schemas.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (isOwn(name)) {
                                names.add(name);
                            }
                        });
        return names;
    }

    JsonNode schema(String name) {
        return schemas.path(name);
    }

    /// @throws IllegalArgumentException for a schema that nobody has thought of
    String of(JsonNode schema) {
        if (schema.has("$ref")) {
            var name = name(schema);
            return isOwn(name) ? name : of(schemas.path(name));
        }
        return switch (schema.path("type").asText("object")) {
            case "string" -> FORMATS.getOrDefault(schema.path("format").asText(), "String");
            case "integer" -> schema.path("format").asText().equals("int64") ? "Long" : "Integer";
            case "number" -> "Double";
            case "boolean" -> "Boolean";
            case "array" -> "List<%s>".formatted(of(schema.path("items")));
            case "object" ->
                    schema.path("additionalProperties").isObject()
                            ? "Map<String, %s>".formatted(of(schema.path("additionalProperties")))
                            : JSON;
            default -> throw new IllegalArgumentException("Not known: " + schema);
        };
    }

    /// The names of all types that a type consists of, itself included.
    TreeSet<String> within(String name) {
        var found = new TreeSet<String>();
        collect(name, found);
        return found;
    }

    private void collect(String name, TreeSet<String> found) {
        if (found.add(name)) {
            schemas.path(name).findValues("$ref").stream()
                    .map(reference -> reference.asText().substring(REFERENCE.length()))
                    .forEach(inner -> collect(inner, found));
        }
    }

    static String name(JsonNode reference) {
        return reference.path("$ref").asText().substring(REFERENCE.length());
    }

    private boolean isOwn(String name) {
        var schema = schemas.path(name);
        for (var unknown : List.of("oneOf", "anyOf", "allOf", "discriminator")) {
            if (schema.has(unknown)) {
                throw new IllegalArgumentException("%s has %s".formatted(name, unknown));
            }
        }
        var isOwn = !name.equals(JSON) && (schema.has("enum") || schema.has("properties"));
        if (isOwn && TAKEN.contains(name)) {
            throw new IllegalArgumentException("A schema must not be called " + name);
        }
        return isOwn;
    }
}
