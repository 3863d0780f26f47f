package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The document that the Java client is made of is the suite's: what the client can do is there.
/// `-Dgolden.update=true` takes over what has been added since.
class ClientDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A value a line, so that a change is read in a diff.
    private static final ObjectWriter LINES =
            JSON.writer(
                    new DefaultPrettyPrinter(
                                    Separators.createDefaultInstance()
                                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                            .withObjectEmptySeparator("")
                                            .withArrayEmptySeparator(""))
                            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    @Test
    void whatTheClientCanDoIsThere() throws IOException {
        // given
        var suite = House.root().resolve("gateway/target/openapi/openapi.json");
        var client = House.root().resolve("libs/java-api/src/main/openapi/suite.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    client, LINES.writeValueAsString(JSON.readTree(suite.toFile())) + "\n");
        }

        // then
        assertThat(operations(suite)).containsAll(operations(client));
    }

    /// Method, path, and the records that go in and come out.
    private static TreeSet<String> operations(Path document) throws IOException {
        var operations = new TreeSet<String>();
        for (var path : JSON.readTree(document.toFile()).path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                operations.add(
                        "%s %s takes %s gives %s"
                                .formatted(
                                        method.getKey(),
                                        path.getKey(),
                                        record(method.getValue().path("requestBody")),
                                        record(method.getValue().path("responses").path("200"))));
            }
        }
        return operations;
    }

    private static String record(JsonNode said) {
        return said.path("content").path("application/json").path("schema").path("$ref").asText();
    }
}
