package dev.candor.client.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the document shows of each operation, as the client that was written out of it reads it:
/// nothing is lost, and nothing is of another kind than the document says.
class DocumentExamplesTest {
    private static final String REFERENCE = "#/components/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param where the operation, and whether it is what it takes or what it gives
    private record Example(String where, String schema, JsonNode value) {}

    @Test
    void documentShowsMostOfWhatItSays() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(200);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsReadWhole() throws IOException {
        return examples().stream()
                .map(
                        example ->
                                DynamicTest.dynamicTest(
                                        example.where(), () -> isReadWhole(example)));
    }

    private static void isReadWhole(Example example) throws Exception {
        var type = Class.forName("dev.candor.client.model." + example.schema());

        var read =
                TypedJson.read(
                        example.value(),
                        new TypeReference<Object>() {
                            @Override
                            public Type getType() {
                                return type;
                            }
                        });

        assertThat(lost(example.value(), TypedJson.tree(read), "")).isEmpty();
    }

    /// Pointers to what is not in the second as it is in the first.
    private static List<String> lost(JsonNode said, JsonNode read, String pointer) {
        var lost = new ArrayList<String>();
        if (said.isObject() && read.isObject()) {
            said.properties()
                    .forEach(
                            member ->
                                    lost.addAll(
                                            lost(
                                                    member.getValue(),
                                                    read.path(member.getKey()),
                                                    pointer + "/" + member.getKey())));
        } else if (said.isArray() && said.size() == read.size()) {
            for (int i = 0; i < said.size(); i++) {
                lost.addAll(lost(said.get(i), read.path(i), pointer + "/" + i));
            }
        } else if (!(said.isNull() && read.isMissingNode()) && !isSame(said, read)) {
            lost.add("%s: %s is read as %s".formatted(pointer, said, read));
        }
        return lost;
    }

    /// A number is the same however it is written, and so is an instant.
    private static boolean isSame(JsonNode said, JsonNode read) {
        return said.isNumber() && read.isNumber()
                ? said.asDouble() == read.asDouble()
                : said.asText()
                        .replaceFirst("\\.?0*Z$", "Z")
                        .equals(read.asText().replaceFirst("\\.?0*Z$", "Z"));
    }

    private static List<Example> examples() throws IOException {
        var document = JSON.readTree(Path.of("src/main/openapi/suite.json").toFile());
        var examples = new ArrayList<Example>();
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var where = method.getKey() + " " + path.getKey();
                var operation = method.getValue();
                collect(where + " takes", operation.path("requestBody"), examples);
                for (var response : operation.path("responses").properties()) {
                    if (response.getKey().startsWith("2")) {
                        collect(where + " gives", response.getValue(), examples);
                    }
                }
            }
        }
        return examples;
    }

    private static void collect(String where, JsonNode said, List<Example> examples) {
        var content = said.path("content").path("application/json");
        var schema = content.path("schema").path("$ref").asText();
        if (schema.startsWith(REFERENCE)) {
            for (var example : content.path("examples").properties()) {
                examples.add(
                        new Example(
                                "%s %s".formatted(where, example.getKey()),
                                schema.substring(REFERENCE.length()),
                                example.getValue().path("value")));
            }
        }
    }
}
