package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.MACHINE;
import static dev.candor.acceptance.Registry.created;
import static dev.candor.acceptance.RunningSuite.anonymous;
import static dev.candor.acceptance.Signatures.sign;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case study A12: a label may carry the icon of Content Credentials where a trusted signer speaks.
/// Where the signer is not known there is no icon, and the panel says that the signature is not
/// trusted.
@ExtendWith(RunningSuite.class)
class UntrustedSignerIT {
    private static final String GENERATED = "trainedAlgorithmicMedia";

    @Test
    void trustedSignerHasTheIconAndIsSaidToBeTrusted() {
        // given
        var signed =
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
        String verdict =
                Publishing.by(MACHINE)
                        .asset(signed.asByteArray(), "image/jpeg")
                        .notDeclaring("digitalSourceType")
                        .publish()
                        .statusCode(201)
                        .extract()
                        .path("verdict.id");

        // then
        badge(verdict)
                .body("credentialsIcon", is(true))
                .body("credentials", is("Content Credentials: signed by a trusted signer"))
                .body("title", is("AI-generated · Per signed credentials"));
    }

    @Test
    void unknownSignerHasNoIconAndIsSaidNotToBeTrusted() {
        // given
        var verdict =
                created(
                        MACHINE,
                        "/v1/verdicts",
                        Map.of(
                                "verification",
                                Map.of(
                                        "state",
                                        "Valid",
                                        "digitalSourceTypes",
                                        List.of(GENERATED))));

        // then
        badge(verdict)
                .body("credentialsIcon", is(false))
                .body("credentials", is("Content Credentials: the signature is not trusted"))
                .body("title", not(containsString("signed")));
        anonymous()
                .accept("text/html")
                .get("/v1/badges/" + verdict)
                .then()
                .statusCode(200)
                .body(containsString("the signature is not trusted"));
    }

    private static ValidatableResponse badge(String verdict) {
        return anonymous()
                .accept("application/json")
                .get("/v1/badges/" + verdict + "?lang=en")
                .then()
                .statusCode(200);
    }
}
