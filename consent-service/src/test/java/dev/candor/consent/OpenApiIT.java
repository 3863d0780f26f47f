package dev.candor.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// A person who reads only the OpenAPI document can use it all.
class OpenApiIT { // the build has written the document by then
    private static final Path DOCUMENT = Path.of("target/openapi/openapi.json");

    @Test
    void everyDoorIsDescribedWithExamplesAndRefusals() throws IOException {
        // when
        var document = new JsonObject(Files.readString(DOCUMENT));

        // then
        assertThat(document.getString("openapi")).startsWith("3.1");
        for (var door : Doors.matrix().doors()) {
            var operation =
                    document.getJsonObject("paths")
                            .getJsonObject(door.path())
                            .getJsonObject(door.method().toLowerCase(Locale.ROOT));
            var name = door.method() + " " + door.path();
            var answers = operation.getJsonObject("responses");
            assertThat(operation.getString("summary")).as(name).isNotBlank();
            assertThat(answers.fieldNames()).as(name).contains("400", "503");
            if (!door.isPublic()) {
                assertThat(operation.getJsonArray("security")).as(name).isNotEmpty();
                assertThat(answers.fieldNames()).as(name).contains("401", "403");
            }
            for (var status : answers.fieldNames()) {
                var content = answers.getJsonObject(status).getJsonObject("content");
                if (status.startsWith("2")) {
                    assertExample(content, name + " " + status);
                } else if (!status.equals("304")) {
                    assertThat(content.fieldNames())
                            .as(name + " " + status)
                            .containsExactly("application/problem+json");
                }
            }
            if (operation.containsKey("requestBody")) {
                assertExample(
                        operation.getJsonObject("requestBody").getJsonObject("content"), name);
            }
        }
    }

    private static void assertExample(JsonObject content, String name) {
        if (!content.containsKey("application/json")) { // rows, one after another
            var rows = content.getJsonObject("application/x-ndjson");
            assertThat(rows.getJsonObject("schema")).as(name).isNotEmpty();
            assertThat(rows.getJsonObject("examples")).as(name).isNotEmpty();
            return;
        }
        var json = content.getJsonObject("application/json");
        assertThat(json.getJsonObject("schema")).as(name).isNotEmpty();
        for (var example : json.getJsonObject("examples")) {
            assertThat(((JsonObject) example.getValue()).getValue("value"))
                    .as(name)
                    .isInstanceOf(JsonObject.class);
        }
    }
}
