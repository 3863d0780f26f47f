package dev.candor.label.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// The published JSON Schema of profiles, and as much of JSON Schema 2020-12 as it uses. Read
/// once; immutable. A keyword it does not know is a fault of the schema and ends the start.
@Singleton
public class ProfileSchema {
    private static final Set<String> KNOWN =
            Set.of(
                    "$schema",
                    "$id",
                    "$defs",
                    "$ref",
                    "title",
                    "description",
                    "type",
                    "additionalProperties",
                    "required",
                    "properties",
                    "items",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "enum",
                    "pattern",
                    "format",
                    "minLength",
                    "maxLength",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum");

    private final JsonNode root;

    public ProfileSchema() {
        try (var in = ProfileSchema.class.getResourceAsStream("/profiles/profile.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("The schema of profiles is missing");
            }
            root = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema of profiles", e);
        }
    }

    /// What is wrong with a value.
    ///
    /// @param pointer RFC 6901
    public record Fault(String pointer, String message) {
        @Override
        public String toString() {
            return pointer + " " + message;
        }
    }

    /// The schema itself.
    JsonNode document() {
        return root;
    }

    /// Everything about `value` that the schema does not allow; empty for a profile.
    List<Fault> faults(JsonNode value) {
        var faults = new ArrayList<Fault>();
        check(root, value, "", faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<Fault> faults) {
        schema.fieldNames().forEachRemaining(ProfileSchema::known);
        if (schema.has("$ref")) {
            check(root.at(schema.get("$ref").asText().substring(1)), value, at, faults);
            return;
        }
        if (schema.has("type") && !isA(schema.get("type").asText(), value)) {
            faults.add(new Fault(at, "is not of type " + schema.get("type").asText()));
            return;
        }
        if (schema.has("enum") && elements(schema.get("enum")).stream().noneMatch(value::equals)) {
            faults.add(new Fault(at, "is not one of the values"));
        }
        members(schema, value, at, faults);
        items(schema, value, at, faults);
        text(schema, value, at, faults);
        number(schema, value, at, faults);
    }

    private static void known(String keyword) {
        if (!KNOWN.contains(keyword)) {
            throw new IllegalStateException("The schema uses " + keyword);
        }
    }

    private void members(JsonNode schema, JsonNode value, String at, List<Fault> faults) {
        if (!value.isObject()) {
            return;
        }
        schema.path("required")
                .forEach(
                        name -> {
                            if (!value.has(name.asText())) {
                                faults.add(new Fault(at + "/" + name.asText(), "is missing"));
                            }
                        });
        for (var member : value.properties()) {
            var known = schema.path("properties").get(member.getKey());
            var pointer = at + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            if (known == null) {
                faults.add(new Fault(pointer, "is not known"));
            } else {
                check(known, member.getValue(), pointer, faults);
            }
        }
    }

    private void items(JsonNode schema, JsonNode value, String at, List<Fault> faults) {
        if (!value.isArray() || !schema.has("items")) {
            return;
        }
        if (value.size() < schema.path("minItems").asInt(0)) {
            faults.add(new Fault(at, "has too few elements"));
        }
        if (value.size() > schema.path("maxItems").asInt(1000)) {
            faults.add(new Fault(at, "has too many elements"));
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            check(schema.get("items"), value.get(i), at + "/" + i, faults);
        }
        var all = elements(value);
        if (schema.path("uniqueItems").asBoolean() && Set.copyOf(all).size() < all.size()) {
            faults.add(new Fault(at, "repeats itself"));
        }
    }

    private static void text(JsonNode schema, JsonNode value, String at, List<Fault> faults) {
        if (!value.isTextual()) {
            return;
        }
        var text = value.asText();
        if (text.length() < schema.path("minLength").asInt(0)) {
            faults.add(new Fault(at, "is empty"));
        }
        if (text.length() > schema.path("maxLength").asInt(1000)) {
            faults.add(new Fault(at, "is too long"));
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").asText()).matcher(text).find()) {
            faults.add(new Fault(at, "does not match"));
        }
        if (schema.path("format").asText().equals("date") && !isDate(text)) {
            faults.add(new Fault(at, "is no date"));
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() >= 1900;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void number(JsonNode schema, JsonNode value, String at, List<Fault> faults) {
        if (!value.isNumber()) {
            return;
        }
        var number = value.asDouble();
        if (number < schema.path("minimum").asDouble(number)
                || (schema.has("exclusiveMinimum")
                        && number <= schema.get("exclusiveMinimum").asDouble())) {
            faults.add(new Fault(at, "is too small"));
        }
        if (number > schema.path("maximum").asDouble(number)
                || (schema.has("exclusiveMaximum")
                        && number >= schema.get("exclusiveMaximum").asDouble())) {
            faults.add(new Fault(at, "is too large"));
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalStateException("The schema uses type " + type);
        };
    }
}
