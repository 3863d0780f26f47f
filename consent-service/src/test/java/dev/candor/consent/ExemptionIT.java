package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Invariant 20: an exemption is claimed, reviewed by two others, and ends.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class ExemptionIT {
    @Test
    void twoReviewersGrantItAndItBecomesAPrecedentWithoutNames() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var claim = created(as("edgar.editor"), "/v1/exemptions", Bodies.exemption(subject));
        var path = "/v1/exemptions/" + claim;
        precedents().body("items.id", not(hasItem(claim)));

        // when
        review("paul.policy", path, grant()).statusCode(200).body("outcome", equalTo("PENDING"));
        review("paul.policy", path, grant())
                .statusCode(409)
                .body("type", equalTo("/problems/second-reviewer-needed"));
        review("ada.admin", path, grant()).statusCode(200).body("outcome", equalTo("GRANTED"));

        // then
        as("edgar.editor")
                .get(path)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("GRANTED"), "until", equalTo("2090-01-01T00:00:00Z"));
        var listed = precedents().body("items.id", hasItem(claim)).extract().asString();
        assertThat(listed).doesNotContain(subject, "A sketch on a speech");

        // when
        review("ada.admin", path, Map.of("verdict", "REJECT", "summary", "It was no satire"))
                .statusCode(200)
                .body("outcome", equalTo("REJECTED"));
        review("paul.policy", path, grant())
                .statusCode(409)
                .body("type", equalTo("/problems/exemption-decided"));
    }

    @Test
    void onlyWhoClaimedAndWhoReviewsSeesIt() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var claim = created(as("edgar.editor"), "/v1/exemptions", Bodies.exemption(subject));

        // then
        for (var reader : List.of("edgar.editor", "paul.policy", "aldo.auditor")) {
            as(reader).get("/v1/exemptions/" + claim).then().statusCode(200);
        }
        for (var outsider : List.of(as("petra.publisher"), as("sam.subject"), stranger())) {
            outsider.get("/v1/exemptions/" + claim).then().statusCode(404);
        }
        post(stranger(), "/v1/exemptions", Bodies.exemption(subject)).then().statusCode(404);
        as("paul.policy").get("/v1/exemptions?limit=200").then().body("items.id", hasItem(claim));
    }

    @Test
    void whatIsWrongIsNamed() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var claim = created(as("edgar.editor"), "/v1/exemptions", Bodies.exemption(subject));
        var path = "/v1/exemptions/" + claim;
        var sexual = Bodies.exemption(subject);
        sexual.put("contentFlags", List.of("sexual"));
        var unhashed = Bodies.exemption(subject);
        unhashed.put("useSha256", "abc");
        var silent = Bodies.exemption(subject);
        silent.remove("contentFlags");
        var endless = grant();
        endless.remove("until");

        // then
        post(as("edgar.editor"), "/v1/exemptions", sexual)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/exemption-not-for-sexual-content"))
                .body("errors.pointer", contains("/contentFlags"));
        post(as("edgar.editor"), "/v1/exemptions", unhashed)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/useSha256"));
        post(as("edgar.editor"), "/v1/exemptions", silent)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/contentFlags"));
        review("paul.policy", path, endless)
                .statusCode(400)
                .body("errors.pointer", contains("/until"));
        review("paul.policy", "/v1/exemptions/" + UUID.randomUUID(), grant())
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-exemption"));
    }

    private static ValidatableResponse precedents() {
        return as("sam.subject").get("/v1/exemptions/precedents?limit=200").then().statusCode(200);
    }

    private static ValidatableResponse review(
            String reviewer, String path, Map<String, Object> verdict) {
        return post(as(reviewer), path + "/reviews", verdict).then();
    }

    private static Map<String, Object> grant() {
        return new HashMap<>(
                Map.of(
                        "verdict", "GRANT",
                        "summary", "Plainly satire on a public speech",
                        "until", "2090-01-01T00:00:00Z"));
    }
}
