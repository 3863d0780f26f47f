package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static dev.candor.consent.LedgerEntries.toldOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What happens to people: they are verified, copied, come of age and die, and the ledger knows.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class LifeIT {
    @Test
    void aDeathEndsWhatAnAgentMayDoAndIsToldToTheLedger() { // invariants 6 and 12
        // given
        var ayo = created(officer(), "/v1/subjects", Bodies.subject());
        var account = accountOf("rita.representative");
        created(officer(), "/v1/representatives", Bodies.representative(ayo, "AGENT", account));
        as("rita.representative").get("/v1/subjects/" + ayo).then().statusCode(200);
        var key = UUID.randomUUID().toString();

        // when
        var path = "/v1/subjects/" + ayo + "/death-notice";
        var first = post(officer().header("Idempotency-Key", key), path, Bodies.death());
        var second = post(officer().header("Idempotency-Key", key), path, Bodies.death());

        // then
        first.then()
                .statusCode(200)
                .body("kind", equalTo("DECEASED"))
                .body("dateOfDeath", equalTo("2026-05-30"));
        assertThat(second.asString()).isEqualTo(first.asString());
        as("rita.representative").get("/v1/subjects/" + ayo).then().statusCode(404);
        assertThat(toldOf(ayo)).containsExactly("REPRESENTATIVE_ADDED", "SUBJECT_DIED");
        post(officer(), path, Bodies.death())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-deceased"));
        var later = Bodies.death();
        later.put("dateOfDeath", "2999-01-01");
        post(officer(), path, later)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/dateOfDeath"));
    }

    @Test
    void aDeathNoticeLeavesTheLinesThatContinue() { // invariant 6
        // given
        var ayo = created(officer(), "/v1/subjects", Bodies.subject());
        var continued = Bodies.permit();
        continued.put("actions", List.of("DISTRIBUTE"));
        continued.put(
                "postMortem", Map.of("mode", "CONTINUE_UNTIL", "until", "2031-01-01T00:00:00Z"));
        var inLife = Bodies.permit();
        inLife.put("actions", List.of("EDIT"));
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(
                                ayo,
                                created(officer(), "/v1/notices", Bodies.notice()),
                                List.of(continued, inLife)));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression());
        var question = Bodies.question(ayo);

        // when
        post(officer(), "/v1/subjects/" + ayo + "/death-notice", Bodies.death());

        // then
        officer()
                .get("/v1/grants/" + grant)
                .then()
                .body("state", equalTo("ACTIVE"))
                .body("suspensions.cause", contains("DEATH_NOTICE"));
        post(integrator(), "/v1/consent-checks", question)
                .then()
                .body("decision", equalTo("ALLOW"));
        question.put("action", "EDIT");
        post(integrator(), "/v1/consent-checks", question).then().body("decision", equalTo("DENY"));
    }

    @Test
    void nobodyComesOfAgeBeforeTheDay() { // invariant 5
        var kim = created(officer(), "/v1/subjects", Bodies.minor());
        officer()
                .post("/v1/subjects/" + kim + "/majority")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-of-age"))
                .body("majorityDate", notNullValue());
    }

    @Test
    void aSlipIsPutRightByAnOfficerWithAReason() {
        // given
        var ayo = created(officer(), "/v1/subjects", Bodies.subject());
        var path = "/v1/subjects/" + ayo + "/correction";
        var minor = Bodies.minor();
        Map<String, Object> correction =
                Map.of(
                        "kind",
                        "MINOR",
                        "majorityDate",
                        String.valueOf(minor.get("majorityDate")),
                        "reason",
                        "A slip");

        // then
        post(integrator(), path, correction).then().statusCode(403);
        post(officer(), path, Map.of("kind", "MINOR", "reason", "A slip"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/majorityDate"));
        post(officer(), path, correction).then().statusCode(200).body("kind", equalTo("MINOR"));
        post(officer(), "/v1/subjects/" + ayo + "/quorum", Map.of("quorum", "2"))
                .then()
                .statusCode(200)
                .body("quorum", equalTo("2"));
        officer()
                .get("/v1/subjects/" + ayo)
                .then()
                .body("kind", equalTo("MINOR"))
                .body("quorum", equalTo("2"));
        assertThat(toldOf(ayo)).containsExactly("SUBJECT_CORRECTED", "SUBJECT_QUORUM_SET");
    }

    @Test
    void aPersonsLevelFollowsFromTheirVerifications() {
        // given
        var ayo = created(officer(), "/v1/subjects", Bodies.subject());
        var path = "/v1/subjects/" + ayo + "/verifications";

        // when
        post(integrator(), path, Bodies.verification("DOCUMENT")).then().statusCode(201);
        post(integrator(), path, Bodies.verification("LIVENESS")).then().statusCode(201);

        // then
        officer().get(path).then().body("level", equalTo(3)).body("items.level", contains(2, 2));
        officer().get("/v1/subjects/" + ayo).then().body("verificationLevel", equalTo(3));
        var boastful = Bodies.verification("OIDC");
        boastful.put("level", 4);
        post(integrator(), path, boastful)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/level"));
        stranger().get(path).then().statusCode(404);
        post(stranger(), path, Bodies.verification("OIDC")).then().statusCode(404);
    }

    @Test
    void aReplicaLivesUntilItsDestructionIsProven() {
        // given
        var ayo = created(officer(), "/v1/subjects", Bodies.subject());
        var replica = created(officer(), "/v1/replicas", Bodies.replica(ayo));
        var path = "/v1/replicas/" + replica;
        Map<String, Object> proven =
                Map.of("status", "DESTROYED", "proof", Bodies.deed("destruction-protocol"));

        // then
        post(officer(), path + "/status", Map.of("status", "ACTIVE")).then().statusCode(200);
        post(officer(), path + "/status", Map.of("status", "DESTROYED"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/proof"));
        post(stranger(), path + "/status", proven).then().statusCode(404);
        post(officer(), path + "/status", proven)
                .then()
                .statusCode(200)
                .body("proof.type", equalTo("destruction-protocol"));
        post(officer(), path + "/status", Map.of("status", "ACTIVE"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/replica-status-conflict"))
                .body("from", equalTo("DESTROYED"))
                .body("possible", equalTo(List.of()));
        officer().get("/v1/replicas?subject=" + ayo).then().body("items.id", contains(replica));
        as("sam.subject").get(path).then().statusCode(404);
        stranger().get(path).then().statusCode(404).body("type", not(equalTo("")));
        assertThat(toldOf(ayo))
                .containsExactly("REPLICA_CREATED", "REPLICA_ACTIVATED", "REPLICA_DESTROYED");
    }
}
