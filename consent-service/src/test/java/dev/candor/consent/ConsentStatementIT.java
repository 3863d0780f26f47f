package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Practice 10a: under what consent a published file stands, without naming anybody.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class ConsentStatementIT {
    @Test
    void everybodyReadsUnderWhatConsentAFileStandsAndNothingOfWhose() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var grant = expressed(subject);
        var link = link(List.of(grant));
        var path = "/v1/assets/" + link.get("assetSha256") + "/consent-statement";

        // when
        var statement = given().get(path);

        // then
        statement
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("consent.methods", contains("E_SIGN"))
                .body("consent.from", matchesPattern("\\d{4}-Q[1-4]"))
                .body("consent.actions", contains("DISTRIBUTE", "EDIT"))
                .body("consent.reach", equalTo("WORLD"))
                .body("consent.term", equalTo("LIMITED"))
                .header("Cache-Control", containsString("public"));
        assertThat(statement.asString())
                .doesNotContain(subject)
                .doesNotContain(grant)
                .doesNotContain("Ayo")
                .doesNotContain("Studio Nord");
        given().header("If-None-Match", statement.header("ETag")).get(path).then().statusCode(304);
        given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("in force"));
        given().get(path + "?organization=other").then().body("state", equalTo("NOT_RECORDED"));

        // when
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);

        // then
        given().header("If-None-Match", statement.header("ETag"))
                .get(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("ENDED"));
    }

    @Test
    void aFileIsInForceOnlyWhileEverybodysConsentIs() {
        // given
        var first = expressed(created(officer(), "/v1/subjects", Bodies.subject()));
        var second = expressed(created(officer(), "/v1/subjects", Bodies.subject()));
        var link = link(List.of(first, second));
        var path = "/v1/assets/" + link.get("assetSha256") + "/consent-statement";
        given().get(path).then().body("state", equalTo("IN_FORCE"));

        // when
        post(officer(), "/v1/grants/" + second + "/withdrawal", Map.of());

        // then
        given().get(path).then().body("state", equalTo("ENDED"));
    }

    @Test
    void whatIsNotRecordedIsSaidToBeNoMore() {
        given().get("/v1/assets/" + "01".repeat(32) + "/consent-statement")
                .then()
                .statusCode(200)
                .body("state", equalTo("NOT_RECORDED"))
                .body("meaning", containsString("does not mean"))
                .body("consent", nullValue())
                .body("exemptions", empty());
        given().get("/v1/assets/xyz/consent-statement").then().statusCode(400);
    }

    @Test
    void aPersonSeesWhatWasMadeOnTheStrengthOfTheirGrant() {
        // given
        var grant = expressed(created(officer(), "/v1/subjects", Bodies.subject()));
        var link = link(List.of(grant));

        // then
        officer()
                .get("/v1/grants/" + grant + "/uses")
                .then()
                .statusCode(200)
                .body("items.assetSha256", contains(link.get("assetSha256")));
        officer()
                .get("/v1/asset-links?asset=" + link.get("assetSha256"))
                .then()
                .statusCode(200)
                .body("items[0].grants", contains(grant));
        as("sam.subject").get("/v1/grants/" + grant + "/uses").then().statusCode(404);
        as("sam.subject")
                .get("/v1/asset-links?asset=" + link.get("assetSha256"))
                .then()
                .statusCode(403);
        stranger().get("/v1/grants/" + grant + "/uses").then().statusCode(404);
        stranger()
                .get("/v1/asset-links?asset=" + link.get("assetSha256"))
                .then()
                .body("items", empty());
        officer()
                .get("/v1/asset-links?asset=%s&grant=%s".formatted(link.get("assetSha256"), grant))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?asset"));
    }

    private static Map<String, Object> link(List<String> grants) {
        var link = Bodies.assetLink(grants);
        link.put("assetSha256", Digests.sha256Hex(UUID.randomUUID().toString()));
        created(officer(), "/v1/asset-links", link);
        return link;
    }

    private static String expressed(String subject) {
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(subject, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        return grant;
    }
}
