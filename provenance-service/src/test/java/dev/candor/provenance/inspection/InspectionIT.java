package dev.candor.provenance.inspection;

import static dev.candor.provenance.Calls.publisher;
import static dev.candor.provenance.Calls.sign;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.candor.kit.digest.Digests;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
class InspectionIT {
    @Test
    void aPlainPictureSaysItsForm() {
        // given
        var picture = Pictures.jpeg(320, 200);

        // when
        var inspection = inspect(picture);

        // then
        inspection
                .then()
                .statusCode(200)
                .body("mediaType", equalTo("image/jpeg"))
                .body("size", equalTo(picture.length))
                .body("sha256", equalTo(Digests.sha256Hex(picture)))
                .body("width", equalTo(320))
                .body("height", equalTo(200))
                .body("orientation", equalTo(1))
                .body("verification.state", equalTo("NoManifest"))
                .body("marks", empty());
    }

    @Test
    void credentialsAreMarks() {
        // given
        var signed =
                sign(
                                Pictures.png(),
                                """
                                {"title": "x", "actions": [{"action": "c2pa.created",
                                  "digitalSourceType": "trainedAlgorithmicMedia"}]}\
                                """)
                        .asByteArray();

        // when
        var inspection = inspect(signed);

        // then
        inspection
                .then()
                .statusCode(200)
                .body("verification.state", equalTo("Trusted"))
                .body(
                        "marks",
                        hasItem(
                                Map.of(
                                        "kind",
                                        "c2pa",
                                        "field",
                                        "digitalSourceType",
                                        "value",
                                        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")));
    }

    @Test
    void bytesOfNoKnownFormatAreRefused() {
        inspect(new byte[64])
                .then()
                .statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    private static Response inspect(byte[] media) {
        return publisher()
                .contentType("application/octet-stream")
                .body(media)
                .post("/v1/inspections");
    }
}
