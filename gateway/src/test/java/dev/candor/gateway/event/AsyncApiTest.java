package dev.candor.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
    private static final EventCatalogue CATALOGUE = new EventCatalogue(new ObjectMapper());
    private static final JsonNode DOCUMENT = new AsyncApi(CATALOGUE).document();

    static Stream<String> types() {
        return CATALOGUE.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasAMessageWhoseExampleFitsItsSchema(String type) {
        // given
        var message = DOCUMENT.at("/components/messages").path(type);
        assertThat(DOCUMENT.at("/channels/webhook/messages").path(type).path("$ref").asText())
                .isEqualTo("#/components/messages/" + type);
        assertThat(message.path("title").asText()).isNotBlank();

        // when
        var wrong = new ArrayList<String>();
        compare(message.at("/examples/0/payload"), message.path("payload"), "", wrong);

        // then
        assertThat(wrong).isEmpty();
        assertThat(message.at("/examples/0/payload/type").asText()).isEqualTo(type);
    }

    /// As much of JSON Schema as the document uses.
    private static void compare(JsonNode value, JsonNode given, String at, List<String> wrong) {
        var schema =
                given.has("$ref") ? DOCUMENT.at(given.path("$ref").asText().substring(1)) : given;
        boolean fits =
                switch (schema.path("type").asText()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    default -> false;
                };
        if (!fits || schema.has("const") && !schema.path("const").equals(value)) {
            wrong.add(at + " is no " + schema);
        }
        schema.path("required")
                .forEach(
                        name -> {
                            if (!value.has(name.asText())) {
                                wrong.add(at + "/" + name.asText() + " is missing");
                            }
                        });
        if (value.isObject() && schema.has("properties")) {
            value.fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (schema.path("properties").has(name)) {
                                    compare(
                                            value.path(name),
                                            schema.path("properties").path(name),
                                            at + "/" + name,
                                            wrong);
                                } else {
                                    wrong.add(at + "/" + name + " is not in the schema");
                                }
                            });
        }
        value.forEach(
                element -> {
                    if (value.isArray()) {
                        compare(element, schema.path("items"), at + "/-", wrong);
                    }
                });
    }
}
