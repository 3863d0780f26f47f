package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A yes, and what makes it one.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class ExpressionIT {
    private static final Map<String, Object> CLICK = Map.of("method", "CLICK", "language", "en");

    @Test
    void aVoiceIsGivenOnWrittenEvidence() {
        // given
        var grant = asked(created(officer(), "/v1/subjects", Bodies.subject()), voice());

        // then
        express(grant, CLICK)
                .statusCode(422)
                .body("type", equalTo("/problems/written-evidence-required"))
                .body("rule", equalTo("voice-needs-record"))
                .body("errors.pointer", contains("/evidence"));
        express(grant, Bodies.expression()).statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void aPhraseIsSaidOnceAboutItsOwnGrant() {
        // given
        var sam = created(officer(), "/v1/subjects", Bodies.subject());
        var grant = asked(sam, voice());
        var other = asked(sam, voice());
        var challenge = challenge(grant);
        var foreign = challenge(other);
        var wrong = new HashMap<>(challenge);
        wrong.put("phrase", "not these words 123");

        // then
        express(grant, said(null))
                .statusCode(422)
                .body("type", equalTo("/problems/challenge-required"));
        express(grant, said(foreign))
                .statusCode(422)
                .body("type", equalTo("/problems/challenge-foreign"));
        express(grant, said(wrong))
                .statusCode(422)
                .body("type", equalTo("/problems/challenge-wrong"))
                .body("errors.pointer", contains("/challenge/phrase"));
        express(grant, said(challenge)).statusCode(200).body("state", equalTo("ACTIVE"));
        express(other, said(challenge)).statusCode(422);
        post(officer(), "/v1/grants/" + grant + "/challenges", Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-expressible"));
        officer()
                .get("/v1/grants/" + grant + "/history")
                .then()
                .body("items[1].challengeId", equalTo(challenge.get("id")));
    }

    @Test
    void anEstateAgreesTogether() { // invariant 6
        // given
        var lou = created(officer(), "/v1/subjects", Bodies.deceased());
        post(officer(), "/v1/subjects/" + lou + "/quorum", Map.of("quorum", "ALL"))
                .then()
                .statusCode(200);
        var first = heir(lou, "rita.representative");
        var second = heir(lou, "petra.publisher");
        var grant = asked(lou, Bodies.permit());

        // then
        express(grant, CLICK)
                .statusCode(422)
                .body("type", equalTo("/problems/representative-required"));
        post(as("rita.representative"), "/v1/grants/" + grant + "/expression", CLICK)
                .then()
                .statusCode(200)
                .body("state", equalTo("REQUESTED"))
                .body("version", equalTo(2))
                .body("voices", contains(first));
        var again = new HashMap<>(CLICK);
        again.put("representativeId", first);
        var next = new HashMap<>(CLICK);
        next.put("representativeId", second);
        express(grant, again).statusCode(409).body("type", equalTo("/problems/already-expressed"));
        express(grant, next).statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void aPartnerCapturesAYesWithOurText() {
        // given
        var grant = asked(created(officer(), "/v1/subjects", Bodies.subject()), Bodies.permit());
        var notice = officer().get("/v1/grants/" + grant).then().extract().<String>path("noticeId");
        var text =
                officer().get("/v1/notices/" + notice).then().extract().<String>path("textSha256");
        var capture =
                new HashMap<String, Object>(
                        Map.of(
                                "by",
                                "Casting Agency West",
                                "at",
                                "2026-06-01T12:03:00Z",
                                "noticeTextSha256",
                                "ab".repeat(32),
                                "attestationSha256",
                                "cd".repeat(32)));
        var path = "/v1/grants/" + grant + "/expression";
        var body = new HashMap<String, Object>(Map.of("method", "API_ATTESTED", "language", "en"));

        // then
        post(integrator(), path, body)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/attestation-required"));
        body.put("capture", capture);
        post(integrator(), path, body)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/notice-text-mismatch"));
        capture.put("noticeTextSha256", text);
        post(integrator(), path, body).then().statusCode(200).body("state", equalTo("ACTIVE"));
        officer()
                .get("/v1/grants/" + grant + "/history")
                .then()
                .body("items[1].capture.by", equalTo("Casting Agency West"))
                .body("items[1].capture.attestationSha256", equalTo("cd".repeat(32)));
    }

    @Test
    void aDeathNoticeSuspendsWhatTheLivingGave() { // invariant 6
        // given
        var ayo = created(officer(), "/v1/subjects", Bodies.subject());
        var grant = asked(ayo, Bodies.permit());
        express(grant, Bodies.expression()).statusCode(200);

        // when
        post(officer(), "/v1/subjects/" + ayo + "/death-notice", Bodies.death())
                .then()
                .statusCode(200);

        // then
        officer()
                .get("/v1/grants/" + grant)
                .then()
                .body("state", equalTo("SUSPENDED"))
                .body("suspensions.cause", contains("DEATH_NOTICE"));
        post(officer(), "/v1/grants/" + grant + "/resumption", Map.of()).then().statusCode(409);
    }

    private static String heir(String subject, String account) {
        var id =
                created(
                        integrator(),
                        "/v1/representatives",
                        Bodies.representative(subject, "HEIR", accountOf(account)));
        officer().post("/v1/representatives/" + id + "/verification").then().statusCode(200);
        return id;
    }

    private static Map<String, Object> said(@Nullable Object challenge) {
        var body = new HashMap<String, Object>(Map.of("method", "VIDEO_PHRASE", "language", "en"));
        if (challenge != null) {
            body.put("challenge", challenge);
        }
        return body;
    }

    private static Map<String, Object> challenge(String grant) {
        var answer =
                post(officer(), "/v1/grants/" + grant + "/challenges", Map.of("language", "en"))
                        .then()
                        .statusCode(201)
                        .extract();
        return Map.of("id", answer.<String>path("id"), "phrase", answer.<String>path("phrase"));
    }

    private static ValidatableResponse express(String grant, Map<String, Object> body) {
        return post(officer(), "/v1/grants/" + grant + "/expression", body).then();
    }

    private static Map<String, Object> voice() {
        var line = Bodies.permit();
        line.put("likeness", List.of("VOICE"));
        line.put("modalities", List.of("AUDIO"));
        return line;
    }

    private static String asked(String subject, Map<String, Object> line) {
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        return created(officer(), "/v1/grants", Bodies.grant(subject, notice, List.of(line)));
    }
}
