package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.as;
import static dev.candor.acceptance.Signatures.sign;
import static dev.candor.acceptance.Signatures.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case study A1: a generator whose every output carries Content Credentials that name the tool and
/// its model, by itself. No call switches that off.
@ExtendWith(RunningSuite.class)
class AlwaysSignedIT {
    private static final String CARD = "fx-image-" + System.nanoTime();
    private static final String MODEL = "fx-image-3";
    private static final String GENERATED = "trainedAlgorithmicMedia";

    private static String tool = "";

    @BeforeAll
    static void aToolHasItsIdentity() {
        tool =
                Signatures.identity(
                        Map.of(
                                "origin",
                                "DEVELOPMENT",
                                "name",
                                "FX Image",
                                "tool",
                                Map.of(
                                        "card", CARD,
                                        "model", MODEL,
                                        "digitalSourceType", GENERATED)));
    }

    @Test
    void everyOutputSaysWhatMadeIt() {
        // when
        var signed = sign(Pictures.jpeg(), Map.of("title", "A harbour", "tool", CARD));

        // then
        signed.then().statusCode(200);
        verified(signed.asByteArray())
                .body("state", is("Trusted"))
                .body("manifests[-1].actions[0].action", is("c2pa.created"))
                .body("manifests[-1].actions[0].digitalSourceType", endsWith("/" + GENERATED))
                .body("manifests[-1].assertions", hasItem("dev.candor.tool-card"))
                .body("ai.extent", hasItem("generated"))
                .body("ai.bySigner", everyItem(is(true)));
        assertThat(new String(signed.asByteArray(), StandardCharsets.ISO_8859_1))
                .contains(CARD)
                .contains(MODEL);
    }

    @Test
    void noCallSwitchesItOff() {
        var otherwise =
                List.<Map<String, ?>>of(
                        Map.of("tool", CARD, "identity", "installation"),
                        Map.of("tool", CARD, "softwareAgent", "A camera"),
                        Map.of("tool", CARD, "actions", List.of(Map.of("action", "c2pa.opened"))),
                        Map.of(
                                "identity",
                                tool,
                                "actions",
                                List.of(
                                        Map.of(
                                                "action", "c2pa.created",
                                                "digitalSourceType", "digitalCapture"))));
        for (var request : otherwise) {
            var titled = new HashMap<String, Object>(request);
            titled.put("title", "A harbour");
            sign(Pictures.jpeg(), titled)
                    .then()
                    .statusCode(422)
                    .contentType(containsString("application/problem+json"));
        }
    }

    @Test
    void everyUseOfItsKeyIsOnRecord() {
        // given
        var signed = sign(Pictures.jpeg(), Map.of("title", "A harbour", "tool", CARD));

        // then
        as("aldo.auditor")
                .get("/v1/signing-identities/" + tool + "/uses?limit=200")
                .then()
                .statusCode(200)
                .body("items.manifest", hasItem(signed.header("Candor-Manifest")))
                .body("items.identity", everyItem(equalTo(tool)));
    }
}
