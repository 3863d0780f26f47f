package dev.candor.label.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
    private static final Profiles PROFILES = new Profiles();

    @Test
    void everyMemberStateOfTheUnionHasTheCode() {
        var countries =
                PROFILES.find("eu-cop-s2").orElseThrow().markets().stream()
                        .filter(code -> !code.equals("EU"))
                        .toList();

        assertThat(countries).hasSize(27).doesNotHaveDuplicates();
        assertThat(List.of(Locale.getISOCountries())).containsAll(countries);
    }

    @Test
    void theNeutralDefaultServesWhoeverHasNone() {
        assertThat(PROFILES.of(new Market("JP"))).isEqualTo(PROFILES.neutral());
        assertThat(PROFILES.of(new Market("WORLD"))).isEqualTo(PROFILES.neutral());
        assertThat(PROFILES.of(new Market("IE")).id()).isEqualTo("eu-cop-s2");
    }

    @Test
    void aProfileIsStaleFromTheDayItIsDueForReview() {
        var profile = PROFILES.find("eu-cop-s2").orElseThrow();

        assertThat(profile.staleOn(LocalDate.of(2027, 2, 1))).isFalse();
        assertThat(profile.staleOn(LocalDate.of(2027, 2, 2))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-cop-s2", "neutral-default"})
    void everyFileKeepsTheSchema(String id) throws IOException {
        assertThat(Schema.read("profile.schema.json").faults(json(id + ".json"))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsWrong() throws IOException {
        var schema = Schema.read("profile.schema.json");
        var profile = (com.fasterxml.jackson.databind.node.ObjectNode) json("eu-cop-s2.json");

        profile.put("status", "PERHAPS").put("extra", 1).remove("sources");
        ((com.fasterxml.jackson.databind.node.ObjectNode) profile.get("image"))
                .put("minContrast", 3);

        assertThat(schema.faults(profile))
                .containsExactlyInAnyOrder(
                        "/status is not one of the values",
                        "/extra is not known",
                        "/sources is missing",
                        "/image/minContrast is too small");
    }

    private static JsonNode json(String name) throws IOException {
        try (var in = ProfilesTest.class.getResourceAsStream("/profiles/" + name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    /// As much of JSON Schema as the profile schema uses; an unknown keyword is a fault of the
    /// schema.
    private record Schema(JsonNode root) {
        private static final List<String> KNOWN =
                List.of(
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
                        "uniqueItems",
                        "enum",
                        "pattern",
                        "format",
                        "minLength",
                        "minimum",
                        "maximum",
                        "exclusiveMinimum",
                        "exclusiveMaximum");

        static Schema read(String name) throws IOException {
            return new Schema(json(name));
        }

        List<String> faults(JsonNode value) {
            var faults = new ArrayList<String>();
            check(root, value, "", faults);
            return faults;
        }

        private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
            schema.fieldNames().forEachRemaining(keyword -> assertThat(KNOWN).contains(keyword));
            if (schema.has("$ref")) {
                check(root.at(schema.get("$ref").asText().substring(1)), value, at, faults);
                return;
            }
            if (schema.has("type") && !isA(schema.get("type").asText(), value)) {
                faults.add(at + " is not of type " + schema.get("type").asText());
                return;
            }
            if (schema.has("enum")
                    && StreamSupport.stream(schema.get("enum").spliterator(), false)
                            .noneMatch(value::equals)) {
                faults.add(at + " is not one of the values");
            }
            members(schema, value, at, faults);
            elements(schema, value, at, faults);
            text(schema, value, at, faults);
            number(schema, value, at, faults);
        }

        private void members(JsonNode schema, JsonNode value, String at, List<String> faults) {
            schema.path("required")
                    .forEach(
                            name -> {
                                if (!value.has(name.asText())) {
                                    faults.add(at + "/" + name.asText() + " is missing");
                                }
                            });
            if (!value.isObject()) {
                return;
            }
            value.properties()
                    .forEach(
                            member -> {
                                var known = schema.path("properties").get(member.getKey());
                                if (known == null) {
                                    faults.add(at + "/" + member.getKey() + " is not known");
                                } else {
                                    check(
                                            known,
                                            member.getValue(),
                                            at + "/" + member.getKey(),
                                            faults);
                                }
                            });
        }

        private void elements(JsonNode schema, JsonNode value, String at, List<String> faults) {
            if (!value.isArray()) {
                return;
            }
            if (value.size() < schema.path("minItems").asInt(0)) {
                faults.add(at + " has too few elements");
            }
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), at + "/" + i, faults);
            }
            var distinct = StreamSupport.stream(value.spliterator(), false).distinct().count();
            if (schema.path("uniqueItems").asBoolean() && distinct < value.size()) {
                faults.add(at + " repeats itself");
            }
        }

        private static void text(JsonNode schema, JsonNode value, String at, List<String> faults) {
            if (!value.isTextual()) {
                return;
            }
            if (value.asText().length() < schema.path("minLength").asInt(0)) {
                faults.add(at + " is empty");
            }
            if (schema.has("pattern")
                    && !Pattern.compile(schema.get("pattern").asText())
                            .matcher(value.asText())
                            .find()) {
                faults.add(at + " does not match");
            }
            if (schema.path("format").asText().equals("date")
                    && !value.asText().matches("\\d{4}-\\d\\d-\\d\\d")) {
                faults.add(at + " is no date");
            }
        }

        private static void number(
                JsonNode schema, JsonNode value, String at, List<String> faults) {
            if (!value.isNumber()) {
                return;
            }
            var number = value.asDouble();
            if (number < schema.path("minimum").asDouble(number)
                    || (schema.has("exclusiveMinimum")
                            && number <= schema.get("exclusiveMinimum").asDouble())) {
                faults.add(at + " is too small");
            }
            if (number > schema.path("maximum").asDouble(number)
                    || (schema.has("exclusiveMaximum")
                            && number >= schema.get("exclusiveMaximum").asDouble())) {
                faults.add(at + " is too large");
            }
        }

        private static boolean isA(String type, JsonNode value) {
            return switch (type) {
                case "object" -> value.isObject();
                case "array" -> value.isArray();
                case "string" -> value.isTextual();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                default -> throw new AssertionError("The schema uses type " + type);
            };
        }
    }
}
