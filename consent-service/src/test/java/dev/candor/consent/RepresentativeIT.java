package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Who speaks for whom: written down, verified by a second person, ended.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class RepresentativeIT {
    private static final Supplier<RequestSpecification> RITA = () -> as("rita.representative");

    @Test
    void aGuardianReachesTheChildUntilTheRepresentationEnds() { // invariant 5
        // given
        var child = created(officer(), "/v1/subjects", Bodies.minor());
        RITA.get().get("/v1/subjects/" + child).then().statusCode(404);

        // when
        var guardian =
                created(
                        integrator(),
                        "/v1/representatives",
                        Bodies.guardian(child, accountOf("rita.representative")));

        // then
        RITA.get().get("/v1/subjects/" + child).then().statusCode(200);
        RITA.get().get("/v1/subjects?limit=200").then().body("items.id", hasItem(child));

        // when
        RITA.get().delete("/v1/representatives/" + guardian).then().statusCode(200);

        // then
        RITA.get().get("/v1/subjects/" + child).then().statusCode(404);
        RITA.get().get("/v1/subjects?limit=200").then().body("items.id", not(hasItem(child)));
        officer()
                .get("/v1/representatives?subject=" + child)
                .then()
                .body("items.id", contains(guardian))
                .body("items[0].endedAt", notNullValue());
    }

    @Test
    void anEstateIsReachedOnceASecondPersonHasVerifiedWhoSpeaksForIt() { // invariant 6
        // given
        var lou = created(officer(), "/v1/subjects", Bodies.deceased());
        var body = Bodies.representative(lou, "EXECUTOR", accountOf("rita.representative"));
        var byOfficer = created(officer(), "/v1/representatives", body);
        var byMachine = created(integrator(), "/v1/representatives", body);
        RITA.get().get("/v1/subjects/" + lou).then().statusCode(404);

        // then
        officer()
                .post("/v1/representatives/" + byOfficer + "/verification")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/second-person-needed"));
        officer()
                .post("/v1/representatives/" + byMachine + "/verification")
                .then()
                .statusCode(200)
                .body("verifiedAt", notNullValue());
        RITA.get().get("/v1/subjects/" + lou).then().statusCode(200);
        officer()
                .post("/v1/representatives/" + byMachine + "/verification")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-verified"));
    }

    @Test
    void aPartyMaySpeakAndHasWhatTheStandardAsksOfOne() {
        // given
        var party = created(officer(), "/v1/parties", Bodies.party());
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var body = Bodies.representative(subject, "AGENT", "x");
        body.remove("accountId");
        body.put("partyId", party);

        // then
        created(officer(), "/v1/representatives", body);
        officer().get("/v1/parties/" + party).then().body("contact", notNullValue());
        officer().get("/v1/parties").then().body("items.id", hasItem(party));
        as("sam.subject").get("/v1/parties").then().statusCode(403);
    }

    @Test
    void anotherOrganizationSeesNeitherPartyNorRepresentative() {
        // given
        var party = created(officer(), "/v1/parties", Bodies.party());
        var child = created(officer(), "/v1/subjects", Bodies.minor());
        var guardian = created(officer(), "/v1/representatives", Bodies.guardian(child, "a"));

        // then
        stranger().get("/v1/parties/" + party).then().statusCode(404);
        stranger().get("/v1/representatives/" + guardian).then().statusCode(404);
        stranger().get("/v1/representatives?subject=" + child).then().statusCode(404);
        stranger().delete("/v1/representatives/" + guardian).then().statusCode(404);
        post(stranger(), "/v1/representatives", Bodies.guardian(child, "a")).then().statusCode(404);
    }

    @Test
    void whatIsMissingOrContradictsIsNamed() {
        var child = created(officer(), "/v1/subjects", Bodies.minor());
        var nobody = Bodies.guardian(child, "a");
        nobody.remove("accountId");
        refused("/v1/representatives", nobody, "/partyId");
        var unproven = Bodies.guardian(child, "a");
        unproven.remove("evidence");
        refused("/v1/representatives", unproven, "/evidence");
        var backwards = Bodies.guardian(child, "a");
        backwards.put("until", "2001-01-01T00:00:00Z");
        refused("/v1/representatives", backwards, "/until");
        var stranger = Bodies.guardian(child, "a");
        stranger.put("partyId", UUID.randomUUID().toString());
        post(officer(), "/v1/representatives", stranger)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-party"));
    }

    @Test
    void aMinorHasADayOfMajorityAndADeceasedPersonADayOfDeath() {
        var ageless = Bodies.minor();
        ageless.remove("majorityDate");
        refused("/v1/subjects", ageless, "/majorityDate");
        var grown = Bodies.minor();
        grown.put("majorityDate", LocalDate.now(ZoneOffset.UTC).toString());
        refused("/v1/subjects", grown, "/majorityDate");
        var undated = Bodies.deceased();
        undated.remove("dateOfDeath");
        refused("/v1/subjects", undated, "/dateOfDeath");
        var mixed = Bodies.deceased();
        mixed.put("majorityDate", "2030-01-01");
        refused("/v1/subjects", mixed, "/majorityDate");
        var alive = Bodies.subject();
        alive.put("dateOfDeath", "2019-11-02");
        refused("/v1/subjects", alive, "/dateOfDeath");
        var vague = Bodies.subject();
        vague.put("quorum", "MOST");
        refused("/v1/subjects", vague, "/quorum");
    }

    private static void refused(String path, Map<String, Object> body, String pointer) {
        post(officer(), path, body)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }
}
