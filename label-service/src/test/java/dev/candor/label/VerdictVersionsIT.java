package dev.candor.label;

import static dev.candor.label.Http.by;
import static dev.candor.label.Http.created;
import static dev.candor.label.Http.declared;
import static dev.candor.label.Http.integrator;
import static dev.candor.label.Http.plan;
import static dev.candor.label.Http.stranger;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_label"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class VerdictVersionsIT {
    @Inject AgroalDataSource database;

    private static final Map<String, Object> SIGNED =
            Map.of(
                    "verification",
                    Map.of(
                            "state",
                            "Trusted",
                            "digitalSourceTypes",
                            List.of("trainedAlgorithmicMedia")));
    private static final Map<String, Object> CAPTURED =
            Map.of("class", "CAPTURED", "reason", "The photographer showed the negatives.");

    @Test
    void aVerdictThatChangesIsTold() throws SQLException {
        // given
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        assertThat(told(verdict)).isEmpty();

        // when
        editor().body(CAPTURED)
                .post("/v1/verdicts/%s/corrections".formatted(verdict))
                .then()
                .statusCode(201);

        // then
        assertThat(told(verdict))
                .singleElement()
                .asString()
                .contains(
                        "\"type\":\"dev.candor.label.verdict-changed\"",
                        "\"organization\":\"demo\"",
                        "\"version\":2",
                        "\"labelClass\":\"CAPTURED\"")
                .doesNotContain("negatives");
    }

    private List<String> told(String verdict) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select body from outbox_event where body::json->>'subject' = ?")) {
            query.setString(1, "verdicts/" + verdict);
            try (var rows = query.executeQuery()) {
                var bodies = new ArrayList<String>();
                while (rows.next()) {
                    bodies.add(rows.getString(1));
                }
                return bodies;
            }
        }
    }

    @Test
    void aCorrectionIsTheNextVersionAndItsBadgeShowsItAtOnce() {
        // given
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        var before =
                given().get("/v1/badges/" + verdict)
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", "public, no-cache")
                        .extract()
                        .header("ETag");
        given().header("If-None-Match", before).get("/v1/badges/" + verdict).then().statusCode(304);

        // when
        editor().body(CAPTURED)
                .post("/v1/verdicts/%s/corrections".formatted(verdict))
                .then()
                .statusCode(201)
                .body("state", equalTo("APPLIED"))
                .body("verdict.version", equalTo(2))
                .body("verdict.rule", equalTo(20))
                .body("verdict.decidedBy", equalTo("edgar.editor"));

        // then
        integrator()
                .get("/v1/verdicts/" + verdict)
                .then()
                .statusCode(200)
                .body("class", equalTo("CAPTURED"))
                .body("source", equalTo("EDITOR"));
        integrator()
                .get("/v1/verdicts/%s/versions".formatted(verdict))
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items.class", contains("CAPTURED", "AI_GENERATED"));
        given().accept(ContentType.JSON)
                .get("/v1/badges/" + verdict)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("title", equalTo("Camera-captured · Per editorial review"));
        integrator()
                .body(plan(verdict, List.of("EU"), List.of("en")))
                .post("/v1/plans")
                .then()
                .statusCode(201)
                .body("visible.required", equalTo(false));
        given().header("If-None-Match", before)
                .get("/v1/badges/" + verdict)
                .then()
                .statusCode(200)
                .body(containsString("Camera-captured"));
    }

    @Test
    void aLabelComesInEveryForm() {
        // given
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        var badge = "/v1/badges/%s?lang=ar".formatted(verdict);

        // then
        given().get(badge).then().statusCode(200).contentType(startsWith("image/svg+xml"));
        given().accept("image/png").get(badge).then().statusCode(200).contentType("image/png");
        given().accept("text/html")
                .get(badge)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("dir=\"rtl\""));
        given().accept("application/ld+json")
                .get(badge)
                .then()
                .statusCode(200)
                .body(containsString("\"MediaObject\""))
                .body(containsString("\"inLanguage\":\"ar\""));
        given().accept("application/json+oembed")
                .get("/v1/embeds/" + verdict)
                .then()
                .statusCode(200)
                .body(containsString("\"version\":\"1.0\""))
                .body(containsString("\"class\":\"AI_GENERATED\""));
        given().accept("text/html")
                .get("/v1/embeds/" + verdict)
                .then()
                .statusCode(200)
                .body(containsString("<h1>AI-generated · Creator says</h1>"));
        given().get("/v1/embeds/candor-label.js")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/javascript"));
        given().get("/v1/embeds/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void twoPeopleLowerASignedAiClassAndNobodyDecidesItAway() {
        // given
        var verdict = created(integrator(), "/v1/verdicts", SIGNED);
        var corrections = "/v1/verdicts/%s/corrections".formatted(verdict);

        // then
        editor().body(CAPTURED)
                .post(corrections)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/legal-minimum"))
                .body("rule", equalTo(20))
                .body("minimum", equalTo("AI_MODIFIED"));
        var correction =
                editor().body(Map.of("class", "AI_MODIFIED", "reason", "Only the background."))
                        .post(corrections)
                        .then()
                        .statusCode(201)
                        .body("state", equalTo("NEEDS_SECOND_PERSON"))
                        .extract()
                        .<String>path("id");
        var approval = corrections + "/" + correction + "/approval";
        editor().post(approval)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/second-person-needed"));
        integrator()
                .get("/v1/verdicts/" + verdict)
                .then()
                .body("class", equalTo("AI_GENERATED"))
                .body("version", equalTo(1));
        senior().post(approval)
                .then()
                .statusCode(201)
                .body("state", equalTo("APPLIED"))
                .body("verdict.class", equalTo("AI_MODIFIED"));
        senior().post(approval)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/correction-applied"));
    }

    @Test
    void anotherOrganizationsVerdictIsNotThereToCorrect() {
        var verdict = created(stranger(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));

        editor().body(CAPTURED)
                .post("/v1/verdicts/%s/corrections".formatted(verdict))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-verdict"));
        integrator().get("/v1/verdicts/%s/versions".formatted(verdict)).then().statusCode(404);
        editor().post(
                        "/v1/verdicts/%s/corrections/%s/approval"
                                .formatted(verdict, UUID.randomUUID()))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-correction"));
    }

    @Test
    void whatIsForbiddenIsBlockedAndNeverPlanned() {
        var verdict = created(integrator(), "/v1/verdicts", Map.of("forbidden", "CONSENT_REVOKED"));

        integrator()
                .get("/v1/verdicts/" + verdict)
                .then()
                .body("rule", equalTo(1))
                .body("notes", hasItem("BLOCKED"));
        integrator()
                .body(plan(verdict, List.of("EU"), List.of("en")))
                .post("/v1/plans")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-publishable"));
    }

    @Test
    void changedRulesJudgeAgainWhatIsThere() {
        // given
        var grey =
                Map.of(
                        "declaration",
                        Map.of(
                                "digitalSourceType",
                                "compositeWithTrainedAlgorithmicMedia",
                                "declaredBy",
                                "Petra Publisher"),
                        "edits",
                        List.of(Map.of("kind", "GENERATIVE_FILL", "share", 0.5)));
        var verdict = created(integrator(), "/v1/verdicts", grey);
        var rules =
                Map.of(
                        "watermarkFalsePositives", 1e-4,
                        "detectorScore", 0.98,
                        "detectorFalsePositives", 0.01,
                        "fillShare", 0.6,
                        "reporters", 3);

        // when
        by(Tokens.of("paul.policy"))
                .body(rules)
                .post("/v1/decision-rules")
                .then()
                .statusCode(202)
                .body("rejudgement.state", equalTo("RUNNING"));

        // then
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                integrator()
                                        .get("/v1/decision-rules")
                                        .then()
                                        .statusCode(200)
                                        .body("rejudgement.state", equalTo("DONE")));
        integrator()
                .get("/v1/verdicts/" + verdict)
                .then()
                .body("version", equalTo(2))
                .body("class", equalTo("AI_MINOR"))
                .body("decidedBy", startsWith("decision-table/2, rules "));
        integrator()
                .body(plan(verdict, List.of("EU"), List.of("en")))
                .post("/v1/plans")
                .then()
                .statusCode(201)
                .body("level", equalTo("INFO_IN_MENU"));
    }

    @Test
    void anOrganizationAddsProfilesOfItsOwn() {
        // given
        var own = profile("eu-cop-s2");
        var id = "house-" + UUID.randomUUID();
        own.put("id", id);
        own.put("markets", List.of("JP"));
        own.put("version", 1);

        // then
        policy().body(own).post("/v1/profiles").then().statusCode(201).body("id", equalTo(id));
        policy().body(own)
                .post("/v1/profiles")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/profile-version-taken"))
                .body("expectedVersion", equalTo(2));
        policy().get("/v1/profiles")
                .then()
                .statusCode(200)
                .body("items.id", hasItems(id, "eu-cop-s2"));
        given().get("/v1/profiles").then().statusCode(200).body("items.id", not(hasItem(id)));
        stranger().get("/v1/profiles/" + id).then().statusCode(404);
        own.put("status", "PERHAPS");
        policy().body(own)
                .post("/v1/profiles")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-profile"))
                .body("errors[0].pointer", equalTo("/status"));
        var table = given().accept("text/csv").get("/v1/profiles/matrix").then().statusCode(200);
        assertThat(table.extract().asString()).startsWith("profile,version,title");
        given().get("/v1/profiles/schema")
                .then()
                .statusCode(200)
                .contentType("application/schema+json");
        given().get("/v1/profiles?on=2026-02-30").then().statusCode(400);
    }

    @Test
    void anOverrideOfALawIsNeverWeakerThanTheLaw() {
        // given
        var own = profile("cn-gb45438-2025");
        own.put("version", 2);
        var image = part(own, "image");
        image.put("minHeightRatio", 0.02);
        own.put("image", image);

        // then
        policy().body(own)
                .post("/v1/profiles")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/below-legal-minimum"))
                .body("errors[0].pointer", equalTo("/image/minHeightRatio"))
                .body("faults.size()", equalTo(1));
        given().get("/v1/profiles/cn-gb45438-2025").then().body("version", equalTo(1));
    }

    @Test
    void marketsThatContradictEachOtherGetAFileEach() {
        // given
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        inCorner("NZ", "TOP_LEFT");
        inCorner("CL", "BOTTOM_RIGHT");

        // then
        integrator()
                .body(plan(verdict, List.of("NZ", "CL"), List.of("en")))
                .post("/v1/plans")
                .then()
                .statusCode(201)
                .body("variants.name", equalTo(List.of("NZ", "CL")))
                .body("explanation", hasItem(containsString("a file of its own")));
    }

    @Test
    void theMatrixIsADocumentForLawyersAsWell() {
        var document =
                given().accept("application/pdf")
                        .get("/v1/profiles/matrix?on=2026-12-01")
                        .then()
                        .statusCode(200)
                        .contentType("application/pdf")
                        .extract()
                        .asByteArray();

        assertThat(document).startsWith("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
    }

    private static void inCorner(String market, String corner) {
        var own = profile("eu-cop-s2");
        own.put("id", "corner-" + UUID.randomUUID());
        own.put("markets", List.of(market));
        var image = part(own, "image");
        image.put("defaultPosition", corner);
        image.put("allowedPositions", List.of(corner));
        own.put("image", image);
        policy().body(own).post("/v1/profiles").then().statusCode(201);
    }

    @SuppressWarnings("unchecked") // JSON objects have names for keys
    private static Map<String, Object> part(Map<String, Object> file, String member) {
        return new HashMap<>((Map<String, Object>) file.getOrDefault(member, Map.of()));
    }

    /// The file of a shipped profile.
    private static Map<String, Object> profile(String id) {
        var file =
                given().get("/v1/profiles/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<String, Object>getMap("$");
        var own = new HashMap<>(file);
        own.remove("holds");
        own.remove("stale");
        return own;
    }

    private static RequestSpecification editor() {
        return by(Tokens.of("edgar.editor"));
    }

    private static RequestSpecification senior() {
        return by(Tokens.of("sven.senior"));
    }

    private static RequestSpecification policy() {
        return by(Tokens.of("paul.policy"));
    }
}
