package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Invariants 7 and 15: what a person does not want is recorded, and theirs alone to take back.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class ObjectionIT {
    @Test
    void thePersonLiftsWhatTheyObjectedToAndStaffDoNot() {
        // given
        var person = Bodies.subject();
        person.put("representatives", List.of(accountOf("rita.representative")));
        var subject = created(officer(), "/v1/subjects", person);
        var body = objection(subject);
        body.put("likeness", List.of("VOICE", "FACE"));
        body.put("reason", "No clones");

        // when
        var objection = created(as("rita.representative"), "/v1/objections", body);

        // then
        var path = "/v1/objections/" + objection;
        officer()
                .get(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("STANDING"), "capacity", equalTo("REPRESENTATIVE"))
                .body("likeness", contains("FACE", "VOICE"), "actions", nullValue())
                .body("reason", equalTo("No clones"), "ledgerSeq", greaterThan(0));
        post(officer(), path + "/lifting", Map.of())
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/objection-lifted-by-the-person-alone"));
        post(stranger(), path + "/lifting", Map.of()).then().statusCode(404);

        // when
        var key = UUID.randomUUID().toString();
        for (var again = 0; again < 2; again++) {
            as("rita.representative")
                    .header("Idempotency-Key", key)
                    .post(path + "/lifting")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("LIFTED"));
        }

        // then
        as("rita.representative")
                .post(path + "/lifting")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/objection-not-standing"));
        officer()
                .get("/v1/objections?subject=" + subject)
                .then()
                .body("items.id", contains(objection), "items.state", contains("LIFTED"));
    }

    @Test
    void staffRecordWhatAPersonToldThem() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());

        // when
        var objection = created(officer(), "/v1/objections", objection(subject));

        // then
        officer()
                .get("/v1/objections/" + objection)
                .then()
                .body("capacity", equalTo("ORGANIZATION"), "until", nullValue());
    }

    @Test
    void nobodyElseReachesIt() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var objection = created(officer(), "/v1/objections", objection(subject));

        // then
        for (var outsider : List.of(stranger(), as("sam.subject"))) {
            outsider.get("/v1/objections/" + objection).then().statusCode(404);
        }
        stranger().get("/v1/objections?subject=" + subject).then().statusCode(404);
        post(stranger(), "/v1/objections", objection(subject)).then().statusCode(404);
        post(as("sam.subject"), "/v1/objections", objection(subject)).then().statusCode(404);
    }

    @Test
    void whatIsWrongIsNamed() {
        // given
        var early = objection(UUID.randomUUID().toString());
        early.put("until", "2000-01-01T00:00:00Z");
        var open = objection(UUID.randomUUID().toString());
        open.put("purposes", List.of());
        var odd = objection(UUID.randomUUID().toString());
        odd.put("likeness", List.of("SMELL"));

        // then
        refused(early, "/until");
        refused(open, "/purposes");
        refused(odd, "/likeness/0");
        refused(new HashMap<>(), "/subjectId");
        officer()
                .get("/v1/objections")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?subject"));
    }

    private static void refused(Map<String, Object> body, String pointer) {
        post(officer(), "/v1/objections", body)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }

    private static Map<String, Object> objection(String subject) {
        var body = new HashMap<String, Object>();
        body.put("subjectId", subject);
        return body;
    }
}
