package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.MACHINE;
import static dev.candor.acceptance.Registry.post;
import static dev.candor.acceptance.RunningSuite.as;
import static dev.candor.acceptance.Signatures.sign;
import static dev.candor.acceptance.Signatures.verified;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case study A9: a platform labels by the credentials that a file brings, and by what its uploader
/// says where it brings none. What a signature says, the uploader does not take back.
@ExtendWith(RunningSuite.class)
class IndustrySignalIT {
    private static final String GENERATED = "trainedAlgorithmicMedia";

    @Test
    void signedFileIsLabelledByItsSignatureWhateverTheUploaderSays() {
        // given
        var upload =
                sign(
                        Pictures.jpeg(),
                        Map.of(
                                "title",
                                "A harbour",
                                "actions",
                                List.of(
                                        Map.of(
                                                "action",
                                                "c2pa.created",
                                                "digitalSourceType",
                                                GENERATED))));

        // when
        var publication =
                Publishing.by(MACHINE)
                        .asset(upload.asByteArray(), "image/jpeg")
                        .declaring("digitalSourceType", "digitalCapture")
                        .publish()
                        .statusCode(201)
                        .body("verdict.class", is("AI_GENERATED"))
                        .body("verdict.certainty", is("VERIFIED"))
                        .body("label.rendered", is(true));

        // then
        verdict(publication)
                .body("source", is("INDUSTRY_SIGNAL"))
                .body("notes", equalTo(List.of("UPLOADER_DISAGREES")));
        post(
                        "edgar.editor",
                        "/v1/verdicts/" + id(publication) + "/corrections",
                        Map.of("class", "CAPTURED", "reason", "The uploader insists."))
                .statusCode(409)
                .body("type", is("/problems/legal-minimum"));
        var exported =
                as(MACHINE).get(publication.extract().header("Location") + "/asset").asByteArray();
        verified(exported)
                .body("state", is("Trusted"))
                .body(
                        "manifests[-1].ingredients[0].manifest",
                        equalTo(upload.header("Candor-Manifest")));
    }

    @Test
    void unsignedFileIsLabelledByWhatItsUploaderSays() {
        var publication =
                Publishing.by(MACHINE)
                        .declaring("digitalSourceType", GENERATED)
                        .publish()
                        .statusCode(201)
                        .body("verdict.class", is("AI_GENERATED"))
                        .body("verdict.certainty", is("DECLARED"));

        verdict(publication).body("source", is("SELF_DISCLOSED"));
    }

    private static ValidatableResponse verdict(ValidatableResponse publication) {
        return as(MACHINE).get("/v1/verdicts/" + id(publication)).then().statusCode(200);
    }

    private static String id(ValidatableResponse publication) {
        return publication.extract().path("verdict.id");
    }
}
