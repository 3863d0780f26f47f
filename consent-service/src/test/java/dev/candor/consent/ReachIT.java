package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Who reaches whom: staff everybody, a person themselves, another organization nobody.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
class ReachIT {
    private String sam;
    private String someoneElse;
    private String notice;
    private String grantOfSomeoneElse;

    @BeforeEach // not before all: the service's port is known to a test alone
    void registerPeopleOnce() {
        if (sam != null) {
            return;
        }
        var body = Bodies.subject();
        body.put("accountId", accountOf("sam.subject"));
        body.put("representatives", List.of(accountOf("rita.representative")));
        sam = created(officer(), "/v1/subjects", body);
        someoneElse = created(officer(), "/v1/subjects", Bodies.subject());
        notice = created(officer(), "/v1/notices", Bodies.notice());
        grantOfSomeoneElse = requested(someoneElse);
    }

    @Test
    void aPersonSeesThemselvesAndNobodyElse() {
        as("sam.subject")
                .get("/v1/subjects")
                .then()
                .statusCode(200)
                .body("items.id", contains(sam));
        as("sam.subject").get("/v1/subjects/" + sam).then().statusCode(200);
        as("sam.subject").get("/v1/subjects/" + someoneElse).then().statusCode(404);
        as("sam.subject").get("/v1/grants/" + grantOfSomeoneElse).then().statusCode(404);
        as("sam.subject")
                .get("/v1/grants/" + grantOfSomeoneElse + "/history")
                .then()
                .statusCode(404);
        as("sam.subject").get("/v1/grants?subject=" + someoneElse).then().statusCode(404);
        as("sam.subject").get("/v1/asset-links?grant=" + grantOfSomeoneElse).then().statusCode(404);
    }

    @Test
    void aPersonIsToldWhomTheyAreTakenFor() {
        as("sam.subject")
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("people.subjectId", contains(sam))
                .body("people.capacity", contains("SUBJECT"))
                .body("people.displayName", contains("Ayo Example"));
        as("rita.representative")
                .get("/v1/me")
                .then()
                .body(
                        "people.find { it.subjectId == '" + sam + "' }.capacity",
                        equalTo("REPRESENTATIVE"));
        officer().get("/v1/me").then().body("people", empty());
    }

    @Test
    void aPersonAnswersForThemselvesAndTakesItBack() {
        // given
        var grant = requested(sam);

        // when
        post(as("sam.subject"), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        as("sam.subject").post("/v1/grants/" + grant + "/withdrawal").then().statusCode(200);

        // then
        as("sam.subject")
                .get("/v1/grants/" + grant + "/history")
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains("GRANT_REQUESTED", "GRANT_EXPRESSED", "GRANT_WITHDRAWN"))
                .body("items.capacity", contains("ORGANIZATION", "SUBJECT", "SUBJECT"))
                .body("items.to", contains("REQUESTED", "ACTIVE", "WITHDRAWN"))
                .body("items[1].method", equalTo("E_SIGN"))
                .body("items[1].evidence.sha256", contains("ab".repeat(32)));
        as("sam.subject").get("/v1/grants").then().body("items.id", hasItem(grant));
    }

    @Test
    void aRepresentativeTakesBackWhatTheirPersonSaid() {
        // given
        var grant = requested(sam);

        // when
        post(
                        as("rita.representative"),
                        "/v1/grants/" + grant + "/withdrawal",
                        Map.of("reason", "Moved on"))
                .then()
                .statusCode(200);

        // then
        officer()
                .get("/v1/grants/" + grant + "/history")
                .then()
                .body("items[1].capacity", equalTo("REPRESENTATIVE"))
                .body("items[1].reason", equalTo("Moved on"));
    }

    @Test
    void nobodyAnswersForSomeoneElse() {
        for (var outsider : List.of("sam.subject", "rita.representative")) {
            var path = "/v1/grants/" + grantOfSomeoneElse;
            post(as(outsider), path + "/expression", Bodies.expression()).then().statusCode(404);
            post(as(outsider), path + "/withdrawal", Map.of()).then().statusCode(404);
            post(as(outsider), "/v1/grants", grant(someoneElse)).then().statusCode(404);
        }
        officer()
                .get("/v1/grants/" + grantOfSomeoneElse)
                .then()
                .body("state", equalTo("REQUESTED"));
    }

    @Test
    void whatIsOfAnotherOrganizationDoesNotExist() {
        stranger().get("/v1/subjects/" + sam).then().statusCode(404);
        stranger()
                .get("/v1/subjects?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(sam)));
        stranger().get("/v1/notices/" + notice).then().statusCode(404);
        stranger().get("/v1/grants/" + grantOfSomeoneElse).then().statusCode(404);
        stranger().get("/v1/grants?limit=200").then().statusCode(200).body("items", empty());
        stranger().get("/v1/asset-links?grant=" + grantOfSomeoneElse).then().statusCode(404);
        post(stranger(), "/v1/grants", grant(sam)).then().statusCode(404);
        post(stranger(), "/v1/grants/" + grantOfSomeoneElse + "/withdrawal", Map.of())
                .then()
                .statusCode(404);
        post(stranger(), "/v1/asset-links", Bodies.assetLink(List.of(grantOfSomeoneElse)))
                .then()
                .statusCode(404);
        var aboutNobody =
                post(
                                stranger(),
                                "/v1/consent-checks",
                                Bodies.question(UUID.randomUUID().toString()))
                        .then()
                        .statusCode(200);
        post(stranger(), "/v1/consent-checks", Bodies.question(sam))
                .then()
                .statusCode(200)
                .body("decision", equalTo("UNKNOWN"))
                .body("reasons", contains("subject_unknown"))
                .body("ledgerSeq", equalTo(aboutNobody.extract().path("ledgerSeq")));
    }

    @Test
    void oneAccountStandsForOnePerson() {
        // given
        var body = Bodies.subject();
        body.put("accountId", accountOf("sam.subject"));

        // then
        post(officer(), "/v1/subjects", body)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/account-already-linked"))
                .body("errors.pointer", contains("/accountId"));
    }

    @Test
    void anAssetIsFoundByTheGrantItStandsOn() {
        // given
        var grant = requested(sam);
        var link = created(officer(), "/v1/asset-links", Bodies.assetLink(List.of(grant)));

        // then
        as("sam.subject")
                .get("/v1/asset-links?grant=" + grant)
                .then()
                .statusCode(200)
                .body("items.id", contains(link))
                .body("items[0].grants", contains(grant));
    }

    private String requested(String subject) {
        return created(officer(), "/v1/grants", grant(subject));
    }

    private Map<String, Object> grant(String subject) {
        return Bodies.grant(subject, notice, List.of(Bodies.permit()));
    }
}
