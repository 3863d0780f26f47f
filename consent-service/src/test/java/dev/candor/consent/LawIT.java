package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What laws and contracts ask of a grant.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class LawIT {
    @Test
    void anybodyReadsTheProfilesOfADay() {
        given().get("/v1/legal-profiles")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("GDPR", "US-NY", "US-CA", "NO-FAKES"))
                .body("items.find { it.code == 'NO-FAKES' }.status", equalTo("NOT_IN_FORCE"));
        given().get("/v1/legal-profiles?on=2020-01-01").then().body("items.code", contains("GDPR"));
        given().get("/v1/legal-profiles?on=yesterday")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?on"));
    }

    @Test
    void theRuleThatFiredIsNamed() { // invariants 2 and 4
        // given
        var line = Bodies.permit();
        line.put("description", "Any purpose");
        var body = grant(line);
        body.put("jurisdictions", List.of("US-NY"));

        // then
        post(officer(), "/v1/grants", body)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/rule-of-law"))
                .body("rule", equalTo("SPECIFIC_DESCRIPTION"))
                .body("source", containsString("Art. 4(11)"))
                .body("errors.pointer", contains("/scope/0/description"));
        body.put("scope", List.of(Bodies.permit()));
        body.put("profiles", List.of("NO-FAKES"));
        post(officer(), "/v1/grants", body)
                .then()
                .statusCode(422)
                .body("rule", equalTo("MAX_TERM"))
                .body("profile", equalTo("NO-FAKES/1"));
        body.put("profiles", List.of("NO-FAKES", "NONE-SUCH"));
        post(officer(), "/v1/grants", body)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-profile"))
                .body("errors.pointer", contains("/profiles/1"));
    }

    @Test
    void whoSignsWithoutCounselIsToldThatItIsAtRisk() { // invariant 3
        // given
        var body = grant(Bodies.permit());
        body.put("jurisdictions", List.of("US-CA"));
        var alone = created(officer(), "/v1/grants", body);
        body.put("counselOrUnion", "UNION");
        var assisted = created(officer(), "/v1/grants", body);

        // then
        officer()
                .get("/v1/grants/" + alone)
                .then()
                .body("enforceability", equalTo("AT_RISK"))
                .body("legalProfiles", hasItem("US-CA/1"));
        officer().get("/v1/grants/" + assisted).then().body("enforceability", equalTo(null));
        post(
                        officer(),
                        "/v1/grants/" + assisted + "/expression",
                        Map.of("method", "CLICK", "language", "en"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/written-evidence-required"))
                .body("profile", equalTo("US-CA/1"));
        post(officer(), "/v1/grants/" + assisted + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
    }

    @Test
    void noPermissionOfAMinorCoversSexualContent() { // invariant 5
        // given
        var child = created(officer(), "/v1/subjects", Bodies.minor());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var line = Bodies.permit();

        // then
        var id = created(officer(), "/v1/grants", Bodies.grant(child, notice, List.of(line)));
        officer().get("/v1/grants/" + id).then().body("scope[0].contentLimits", contains("sexual"));
        line.put("purposes", List.of("sexual-content"));
        post(officer(), "/v1/grants", Bodies.grant(child, notice, List.of(line)))
                .then()
                .statusCode(422)
                .body("rule", equalTo("MINORS_NEVER_SEXUAL"));
    }

    @Test
    void anOrganizationChoosesAProfileAndDropsItAgain() {
        // given
        var path = "/v1/legal-profiles/EU-AI-50/choice";

        // when
        post(as("ada.admin"), path, Map.of("applies", true)).then().statusCode(200);

        // then
        post(officer(), "/v1/grants", grant(Bodies.permit()))
                .then()
                .statusCode(422)
                .body("rule", equalTo("DISCLOSURE"));

        // when
        post(as("ada.admin"), path, Map.of("applies", false)).then().statusCode(200);

        // then
        var id = created(officer(), "/v1/grants", grant(Bodies.permit()));
        officer()
                .get("/v1/grants/" + id)
                .then()
                .body("legalProfiles", hasSize(1))
                .body("legalProfiles", not(hasItem("EU-AI-50/1")));
        post(as("ada.admin"), "/v1/legal-profiles/XX/choice", Map.of("applies", true))
                .then()
                .statusCode(404);
    }

    private static Map<String, Object> grant(Map<String, Object> line) {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        return new HashMap<>(Bodies.grant(subject, notice, List.of(line)));
    }
}
