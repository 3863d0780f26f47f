package dev.candor.provenance.mark;

import static dev.candor.provenance.Calls.DEMO;
import static dev.candor.provenance.Calls.gateway;
import static dev.candor.provenance.Calls.publisher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.spool.Spool;
import dev.candor.provenance.Calls;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class MarkIT {
    private static final String MARKS =
            """
            "marks": [{"standard": "IPTC_XMP", "fields": {"Iptc4xmpExt:DigitalSourceType":
              "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}},
             {"standard": "TC260_AIGC", "fields": {"Label": "2", "ContentProducer": "demo", "ProduceID": "v1",
              "ReservedCode1": "", "ContentPropagator": "demo", "PropagateID": "v1", "ReservedCode2": ""}},
             {"standard": "TAG", "fields": {"DigitalSourceType": "x"}}]
            """;

    @Inject Spool spool;

    @Test
    void marksAreInTheFileThatComesBack() throws IOException {
        // when
        var id =
                gateway()
                        .contentType(ContentType.JSON)
                        .body("{\"spool\": %s, %s}".formatted(spooled(Pictures.png()), MARKS))
                        .post("/v1/marks")
                        .then()
                        .statusCode(200)
                        .body("spool.mediaType", equalTo("image/png"))
                        .body("written.name", contains("DigitalSourceType", "AIGC"))
                        .body("notWritten", contains("TAG"))
                        .extract()
                        .<String>path("spool.id");

        // then
        var marked = Files.readString(SuiteFiles.spool().resolve(id), StandardCharsets.ISO_8859_1);
        assertThat(marked.split("\"ContentProducer\"", -1)).hasSize(2);
        assertThat(marked).contains("XML:com.adobe.xmp", "trainedAlgorithmicMedia");
    }

    @Test
    void onlyTheGatewayNamesSpooledMedia() throws IOException {
        publisher()
                .contentType(ContentType.JSON)
                .body("{\"spool\": %s, %s}".formatted(spooled(Pictures.png()), MARKS))
                .post("/v1/marks")
                .then()
                .statusCode(403);
    }

    @Test
    void anotherOrganizationsMediaDoesNotExist() throws IOException {
        Calls.gatewayFor(new Organization("other"))
                .contentType(ContentType.JSON)
                .body("{\"spool\": %s, %s}".formatted(spooled(Pictures.png()), MARKS))
                .post("/v1/marks")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-spool"));
    }

    @Test
    void aFieldThatCannotBeIsNamedAndAFormatWithoutPlaceIsSaidToBeOne() throws IOException {
        gateway()
                .contentType(ContentType.JSON)
                .body(
                        "{\"spool\": %s, %s}"
                                .formatted(
                                        spooled(Pictures.png()),
                                        MARKS.replace("\"Label\": \"2\"", "\"Label\": \"7\"")))
                .post("/v1/marks")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/mark-not-possible"))
                .body("errors[0].pointer", equalTo("/marks/1/fields"));
        gateway()
                .contentType(ContentType.JSON)
                .body(
                        "{\"spool\": %s, %s}"
                                .formatted(
                                        spooled("just text".getBytes(StandardCharsets.US_ASCII)),
                                        MARKS))
                .post("/v1/marks")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/no-place-for-marks"));
    }

    private String spooled(byte[] bytes) throws IOException {
        var file = spool.create(DEMO, "application/octet-stream");
        Files.write(file.path(), bytes);
        var entry = spool.seal(file);
        return "{\"id\": \"%s\", \"sha256\": \"%s\"}".formatted(entry.id(), entry.sha256());
    }
}
