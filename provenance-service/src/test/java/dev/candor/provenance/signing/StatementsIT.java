package dev.candor.provenance.signing;

import static dev.candor.provenance.Calls.bearer;
import static dev.candor.provenance.Calls.publisher;
import static dev.candor.provenance.Calls.sign;
import static dev.candor.provenance.Calls.verify;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.candor.kit.digest.Digests;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a manifest can be asked to say, and where it is found afterwards.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
class StatementsIT {
    private static final String CAPTURE =
            """
            {"title": "Theatre, damaged",
             "actions": [{"action": "c2pa.created", "digitalSourceType": "digitalCapture"}],
             "metadata": {"@context": {"dc": "http://purl.org/dc/elements/1.1/"},
               "dc:creator": "Olena Authoress"}}
            """;

    @Test
    void ingredientsAreKeptWithTheirCredentials() {
        // given
        var part = sign(Pictures.png(), CAPTURE);

        // when
        var signed =
                publisher()
                        .multiPart(
                                "manifest",
                                """
                                {"title": "Collage",
                                 "ingredients": [
                                   {"title": "A part", "relationship": "PLACED"},
                                   {"title": "A prompt", "relationship": "INPUT"}]}
                                """)
                        .multiPart("asset", "picture", Pictures.jpeg(), "application/octet-stream")
                        .multiPart("ingredient", "part", part.asByteArray(), "image/png")
                        .multiPart(
                                "ingredient",
                                "prompt",
                                "a harbour".getBytes(StandardCharsets.UTF_8),
                                "text/plain")
                        .post("/v1/signatures");

        // then
        signed.then().statusCode(200);
        verify(signed.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("manifests.label", hasItem(part.header("Candor-Manifest")))
                .body("manifests[-1].ingredients.title", hasItems("A part", "A prompt"))
                .body(
                        "manifests[-1].ingredients.relationship",
                        hasItems("componentOf", "inputTo", "parentOf"))
                .body("manifests[-1].actions.action", hasItem("c2pa.placed"));
    }

    @Test
    void ingredientsThatDidNotComeAreMissed() {
        sign(Pictures.jpeg(), "{\"title\": \"x\", \"ingredients\": [{\"relationship\": \"PART\"}]}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/ingredients"));
    }

    @Test
    void aSidecarLeavesTheMediaAsItIs() {
        // given
        var media = Pictures.jpeg();

        // when
        var signed = sign(media, "{\"title\": \"Beside\", \"output\": \"SIDECAR\"}");

        // then
        signed.then().statusCode(200).contentType("application/c2pa");
        given().multiPart("asset", "picture", media, "image/jpeg")
                .multiPart("sidecar", "store", signed.asByteArray(), "application/c2pa")
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("state", equalTo("Trusted"))
                .body("origin", equalTo("sidecar"))
                .body("activeManifest", equalTo(signed.header("Candor-Manifest")));
        publisher()
                .get("/v1/manifests?asset=" + Digests.sha256Hex(media))
                .then()
                .body("items.label", hasItem(signed.header("Candor-Manifest")));
    }

    @Test
    void somebodyElseStandsBehindIt() {
        // given
        var identity =
                bearer(Tokens.of("ada.admin"))
                        .contentType(ContentType.JSON)
                        .body(Map.of("origin", "DEVELOPMENT", "name", "Pia Photographer"))
                        .post("/v1/signing-identities");

        // when
        var signed =
                sign(
                        Pictures.jpeg(),
                        """
                        {"title": "Signed twice",
                         "actors": [{"identity": "%s", "roles": ["cawg.creator"]}]}
                        """
                                .formatted(identity.<String>path("id")));

        // then
        signed.then().statusCode(200);
        verify(signed.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("manifests[-1].identities[0].assertion", equalTo("cawg.identity"))
                .body("manifests[-1].identities[0].roles", equalTo(List.of("cawg.creator")));
        publisher()
                .get("/v1/signing-identities/" + identity.path("id") + "/uses")
                .then()
                .body(
                        "items.purpose",
                        equalTo(
                                List.of(
                                        "PROOF_OF_POSSESSION",
                                        "IDENTITY_ASSERTION",
                                        "IDENTITY_ASSERTION")))
                .body("items[-1].manifest", equalTo(signed.header("Candor-Manifest")));
        sign(
                        Pictures.jpeg(),
                        "{\"title\": \"x\", \"actors\": [{\"identity\": \"%s\", \"roles\": [\"cawg.king\"]}]}"
                                .formatted(identity.<String>path("id")))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/actors/0/roles"));
    }

    @Test
    void aToolAlwaysSaysWhatItIs() {
        // given
        var card = "fx-image";
        var identity = tool(card);

        // when
        var signed = sign(Pictures.png(), "{\"title\": \"x\", \"tool\": \"fx-image\"}");

        // then
        signed.then().statusCode(200);
        verify(signed.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("manifests[-1].actions[0].action", equalTo("c2pa.created"))
                .body(
                        "manifests[-1].actions[0].digitalSourceType",
                        containsString("trainedAlgorithmicMedia"))
                .body("manifests[-1].assertions", hasItem("dev.candor.tool-card"))
                .body("ai.extent", hasItem("generated"));
        sign(
                        Pictures.png(),
                        """
                        {"title": "x", "identity": "%s",
                         "actions": [{"action": "c2pa.created", "digitalSourceType": "digitalCapture"}]}
                        """
                                .formatted(identity.<String>path("id")))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/tool-says-otherwise"));
        sign(
                        Pictures.png(),
                        "{\"title\": \"x\", \"tool\": \"fx-image\", \"identity\":"
                                + " \"installation\"}")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/tool-has-its-identity"));
        sign(Pictures.png(), "{\"title\": \"x\", \"tool\": \"nobody\"}")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-tool"));
        tool(card).then().statusCode(409).body("type", equalTo("/problems/tool-taken"));
    }

    @Test
    void whatIsTakenOutOfTheParentIsGone() {
        // given
        var capture = sign(Pictures.jpeg(), CAPTURE);
        var label = capture.header("Candor-Manifest");

        // when
        var signed =
                publisher()
                        .multiPart(
                                "manifest",
                                """
                                {"title": "Theatre",
                                 "actions": [{"action": "c2pa.opened"},
                                   {"action": "c2pa.cropped", "digitalSourceType": "humanEdits"}],
                                 "redactions": [{"reason": "PERSONAL_DATA",
                                   "assertion": "self#jumbf=/c2pa/%s/c2pa.assertions/c2pa.metadata"}],
                                 "location": {"latitude": 47.0951, "longitude": 37.5413, "decimals": 0}}
                                """
                                        .formatted(label))
                        .multiPart("asset", "cropped", Pictures.jpeg(48, 32), "image/jpeg")
                        .multiPart("parent", "capture", capture.asByteArray(), "image/jpeg")
                        .post("/v1/signatures");

        // then
        signed.then().statusCode(200);
        assertThat(new String(signed.asByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Olena")
                .doesNotContain("47.09")
                .contains("47,0.0N");
        verify(signed.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("manifests[-1].ingredients[0].manifest", equalTo(label))
                .body("manifests[-1].redactions", hasItem(containsString("c2pa.metadata")));
    }

    @Test
    void aManifestIsServedAsItsReaderWants() {
        // given
        var signed = sign(Pictures.png(), CAPTURE);
        var address = "/v1/manifests/" + signed.header("Candor-Manifest");
        assertThat(signed.header("Link"))
                .isEqualTo("<%s>; rel=\"c2pa-manifest\"".formatted(address));

        // then
        publisher().accept("*/*").get(address).then().contentType("application/c2pa");
        publisher().accept("application/c2pa").get(address).then().statusCode(200);
        publisher()
                .accept("application/json")
                .get(address)
                .then()
                .statusCode(200)
                .contentType(containsString("application/json"))
                .body("state", equalTo("Trusted"))
                .body("activeManifest", equalTo(signed.header("Candor-Manifest")));
        publisher()
                .accept("application/vnd.c2pa.crjson+json")
                .get(address)
                .then()
                .statusCode(200)
                .body("manifests", notNullValue());
        publisher().accept("text/csv").get(address).then().statusCode(406);
        publisher()
                .get("/v1/manifests?limit=1&asset=" + Digests.sha256Hex(signed.asByteArray()))
                .then()
                .statusCode(200)
                .body("items.label", equalTo(List.of(signed.header("Candor-Manifest"))))
                .body("items[0].title", equalTo("Theatre, damaged"));
        bearer(Tokens.ofOtherOrganization())
                .get("/v1/manifests")
                .then()
                .body("items.label", not(hasItem(signed.header("Candor-Manifest"))));
    }

    @Test
    void withoutARegistryNoDecisionTokenIsTaken() {
        sign(
                        Pictures.jpeg(),
                        """
                        {"title": "x", "consent": {"check": "0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11",
                          "decision": "ALLOW", "grants": [], "ledgerSeq": 7, "token": "a.b.c"}}
                        """)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/decision-tokens-not-taken"))
                .body("errors[0].pointer", equalTo("/consent/token"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"identity\": \"x\"|400|/identity",
                "\"tool\": \"\"|400|/tool",
                "\"output\": \"PAPER\"|400|/output",
                "\"ingredients\": [{}]|400|/ingredients/0/relationship",
                "\"actors\": [{}]|400|/actors/0/identity",
                "\"actors\": [{\"identity\": \"x\"}]|400|/actors/0/identity",
                "\"redactions\": [{\"reason\": \"PERSONAL_DATA\"}]|400|/redactions/0/assertion",
                "\"redactions\": [{\"assertion\": \"x\"}]|400|/redactions/0/reason",
                "\"redactions\": [{\"assertion\": \"x\", \"reason\":"
                        + " \"PERSONAL_DATA\"}]|422|/redactions/0/assertion",
                "\"metadata\": {\"dc:creator\": \"x\"}|422|/metadata",
                "\"metadata\": []|400|/metadata",
                "\"location\": {\"latitude\": 91, \"longitude\": 0, \"decimals\":"
                        + " 1}|400|/location/latitude",
                "\"location\": {\"latitude\": 1, \"longitude\": 0, \"decimals\":"
                        + " 9}|400|/location/decimals",
                "\"location\": {\"latitude\": \"NaN\", \"longitude\": 0, \"decimals\":"
                        + " 1}|400|/location/latitude"
            })
    void wrongInputIsNamed(String member, int status, String pointer) {
        sign(Pictures.jpeg(), "{\"title\": \"x\", %s}".formatted(member))
                .then()
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({"asset=x", "limit=0", "limit=201", "cursor=x"})
    void wrongQueriesAreNamed(String query) {
        publisher()
                .get("/v1/manifests?" + query)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("?" + query.replaceFirst("=.*", "")));
    }

    private static Response tool(String card) {
        return bearer(Tokens.of("ada.admin"))
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "origin", "DEVELOPMENT",
                                "name", "FX Image",
                                "tool",
                                        Map.of(
                                                "card", card,
                                                "model", "fx-image-3",
                                                "digitalSourceType", "trainedAlgorithmicMedia")))
                .post("/v1/signing-identities");
    }
}
