package dev.candor.label;

import static dev.candor.label.Http.by;
import static dev.candor.label.Http.created;
import static dev.candor.label.Http.declared;
import static dev.candor.label.Http.gateway;
import static dev.candor.label.Http.integrator;
import static dev.candor.label.Http.stranger;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.candor.testkit.Statements;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_label"))
@SuppressWarnings("NullAway.Init") // Quarkus and each test fill the fields
class StandingIT {
    private static final String SINCE = "2026-11-23T09:30:00Z";

    @Inject AgroalDataSource database;

    private String verdict;

    @BeforeEach
    void somethingIsPublished() {
        verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
    }

    @Test
    void aRetractionIsOnEveryFormOfTheLabelAtOnce() {
        // given
        var badge = "/v1/badges/" + verdict;
        var before = given().get(badge).then().statusCode(200).extract().header("ETag");

        // when
        told("RETRACTED", 1).statusCode(200).body("standing", equalTo("RETRACTED"));

        // then
        given().header("If-None-Match", before)
                .get(badge)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(before)))
                .body(containsString("<title id=\"t\">Retracted · AI-generated · Creator says"));
        given().accept(ContentType.JSON)
                .get(badge + "?lang=de")
                .then()
                .statusCode(200)
                .body("standing", equalTo("RETRACTED"))
                .body("standingSince", equalTo(SINCE))
                .body("standingWords", equalTo("Zurückgezogen"))
                .body("class", equalTo("AI_GENERATED"));
        given().accept("text/html").get(badge).then().body(containsString("Retracted"));
        given().accept("application/ld+json")
                .get(badge)
                .then()
                .body(containsString("\"creativeWorkStatus\":\"Retracted\""));
        given().accept("application/json+oembed")
                .get("/v1/embeds/" + verdict)
                .then()
                .body(containsString("\"standing\":\"RETRACTED\""));
        given().accept("text/html")
                .get("/v1/embeds/" + verdict)
                .then()
                .body(containsString("<h1>Retracted · AI-generated · Creator says</h1>"));
    }

    @Test
    void aBadgeAsksTheDatabaseOnce() {
        // given
        told("RETRACTED", 1).statusCode(200);

        // when
        try (var statements = Statements.about("verdict")) {
            given().get("/v1/badges/" + verdict).then().statusCode(200);

            // then
            assertThat(statements.said()).singleElement().asString().contains("verdict_standing");
        }
    }

    @Test
    void theNewestVersionIsShownWithTheNewestStanding() {
        // given
        told("CONSENT_SUSPENDED", 1).statusCode(200);
        told("CONSENT_ENDED", 2).statusCode(200);

        // when
        by(Tokens.of("edgar.editor"))
                .body(Map.of("class", "CAPTURED", "reason", "The negatives were shown."))
                .post("/v1/verdicts/%s/corrections".formatted(verdict))
                .then()
                .statusCode(201);

        // then
        given().accept(ContentType.JSON)
                .get("/v1/badges/" + verdict)
                .then()
                .body("version", equalTo(2))
                .body("standing", equalTo("CONSENT_ENDED"));
    }

    @Test
    void consentThatHoldsAgainLeavesTheLabelAsItWasAndTheHistoryWhole() {
        // when
        told("CONSENT_SUSPENDED", 1).statusCode(200);
        told("PUBLISHED", 2).statusCode(200);

        // then
        given().accept(ContentType.JSON)
                .get("/v1/badges/" + verdict)
                .then()
                .body("title", equalTo("AI-generated · Creator says"))
                .body("$", not(org.hamcrest.Matchers.hasKey("standingWords")));
        integrator()
                .get("/v1/verdicts/%s/standing".formatted(verdict))
                .then()
                .statusCode(200)
                .body("standing", equalTo("PUBLISHED"))
                .body("history.standing", contains("PUBLISHED", "CONSENT_SUSPENDED"));
    }

    @Test
    void whatIsToldTwiceOrTooLateChangesNothing() throws SQLException {
        // given
        told("CONSENT_ENDED", 2).statusCode(200);

        // when
        told("CONSENT_ENDED", 2).statusCode(200);
        told("PUBLISHED", 1).statusCode(200).body("standing", equalTo("CONSENT_ENDED"));
        told("CONSENT_ENDED", 3).statusCode(200).body("revision", equalTo(3));

        // then
        assertThat(events())
                .singleElement()
                .asString()
                .contains(
                        "\"type\":\"dev.candor.label.standing-changed\"",
                        "\"organization\":\"demo\"",
                        "\"standing\":\"CONSENT_ENDED\"");
    }

    @Test
    void nothingWasToldOfAVerdictAtFirst() {
        integrator()
                .get("/v1/verdicts/%s/standing".formatted(verdict))
                .then()
                .statusCode(200)
                .body("standing", equalTo("PUBLISHED"))
                .body("revision", equalTo(0))
                .body("history", empty());
    }

    @Test
    void anotherOrganizationsVerdictDoesNotExist() {
        stranger().get("/v1/verdicts/%s/standing".formatted(verdict)).then().statusCode(404);
        gateway()
                .body(request("RETRACTED", 1))
                .put("/v1/verdicts/%s/standing".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-verdict"));
    }

    @Test
    void whatIsMissingIsNamed() {
        gateway()
                .body(Map.of("standing", "RETRACTED", "revision", 0))
                .put("/v1/verdicts/%s/standing".formatted(verdict))
                .then()
                .statusCode(400)
                .body("errors", hasSize(2));
    }

    private ValidatableResponse told(String standing, int revision) {
        return gateway()
                .body(request(standing, revision))
                .put("/v1/verdicts/%s/standing".formatted(verdict))
                .then();
    }

    private static Map<String, Object> request(String standing, int revision) {
        return Map.of("standing", standing, "revision", revision, "since", SINCE);
    }

    private List<String> events() throws SQLException {
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
}
