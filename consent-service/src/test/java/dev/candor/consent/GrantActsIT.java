package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Each act once, allowed and refused, as callers see it.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class GrantActsIT {
    private static final Map<String, Object> WHY = Map.of("reason", "For a test");

    @Test
    void aDraftIsAskedForBeforeItIsAnswered() {
        // given
        var body = grant();
        body.put("draft", true);
        var draft = created(officer(), "/v1/grants", body);
        act(draft, "expression", Bodies.expression())
                .statusCode(409)
                .body("type", equalTo("/problems/not-expressible"))
                .body("state", equalTo("DRAFT"))
                .body("possible", contains("request", "withdrawal"));

        // then
        act(draft, "request", Map.of())
                .statusCode(200)
                .body("state", equalTo("REQUESTED"))
                .body("version", equalTo(2));
        act(draft, "request", Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/not-requestable"));
    }

    @Test
    void noAndNotYetAreAnswersToo() { // invariant 15
        // given
        var asked = asked();

        // then
        act(asked, "deferral", WHY).statusCode(200).body("state", equalTo("DEFERRED"));
        act(asked, "deferral", WHY)
                .statusCode(409)
                .body("type", equalTo("/problems/not-deferrable"));
        act(asked, "refusal", Map.of())
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("dpv", equalTo("dpv:ConsentRefused"));
        act(asked, "refusal", Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/not-refusable"))
                .body("detail", containsString("final"));
        history(asked, "GRANT_REQUESTED", "GRANT_DEFERRED", "GRANT_REFUSED");
    }

    @Test
    void whatOthersTakeBackIsRevokedAndNotWithdrawn() {
        // given
        var active = active();

        // then
        act(active, "revocation", Map.of())
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
        act(active, "revocation", WHY)
                .statusCode(200)
                .body("state", equalTo("REVOKED"))
                .body("dpv", equalTo("dpv:ConsentRevoked"));
        for (var act : List.of("withdrawal", "revocation", "invalidation")) {
            act(active, act, WHY).statusCode(409).body("state", equalTo("REVOKED"));
        }
    }

    @Test
    void aSuspensionHoldsUntilItIsLifted() {
        // given
        var active = active();
        act(active, "resumption", Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/not-resumable"));

        // then
        act(active, "suspension", Map.of("cause", "STRIKE"))
                .statusCode(200)
                .body("state", equalTo("SUSPENDED"))
                .body("suspensions.cause", contains("STRIKE"));
        act(active, "suspension", Map.of("cause", "DISPUTE", "reason", "Says it is not hers"))
                .statusCode(200)
                .body("suspensions.cause", contains("STRIKE", "DISPUTE"));
        act(active, "resumption", Map.of("cause", "STRIKE"))
                .statusCode(200)
                .body("state", equalTo("SUSPENDED"))
                .body("suspensions.cause", contains("DISPUTE"));
        act(active, "resumption", Map.of("cause", "STRIKE")).statusCode(409);
        act(active, "resumption", Map.of()).statusCode(200).body("state", equalTo("ACTIVE"));
        officer()
                .get("/v1/grants/" + active + "/history")
                .then()
                .body("items[-1].lifted", hasSize(1))
                .body("items[2].suspension", notNullValue());
    }

    @Test
    void aPartIsSuspendedAndTheRestHolds() {
        // given
        var active = active();
        var scope = Map.of("actions", List.of("DISTRIBUTE"), "territories", List.of("US"));

        // then
        act(active, "suspension", Map.of("cause", "COURT", "scope", scope))
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("suspensions[0].scope.actions", contains("DISTRIBUTE"))
                .body("suspensions[0].scope.territories", contains("US"))
                .body("possible", hasItems("resumption"))
                .body("possible", not(hasItems("renewal")));
        act(active, "renewal", Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/grant-contested"));
        act(active, "resumption", Map.of("cause", "COURT"))
                .statusCode(200)
                .body("state", equalTo("ACTIVE"));
        act(active, "suspension", Map.of("cause", "WEATHER"))
                .statusCode(400)
                .body("errors.pointer", contains("/cause"));
    }

    @Test
    void aStrikeSuspendsAllThatALicenseeMayDo() {
        // given
        var studio = "Studio " + UUID.randomUUID();
        var first = activeOf(studio);
        var second = activeOf(studio);
        var refused = activeOf(studio);
        var other = active();
        act(refused, "withdrawal", Map.of()).statusCode(200);
        Map<String, Object> strike = Map.of("licensee", studio, "cause", "STRIKE");

        // when
        var suspended = post(officer(), "/v1/grants/suspensions", strike);

        // then
        suspended.then().statusCode(200).body("changed", contains(first, second));
        suspended.then().body("next", nullValue());
        state(first, "SUSPENDED");
        state(second, "SUSPENDED");
        state(refused, "WITHDRAWN");
        state(other, "ACTIVE");
        post(officer(), "/v1/grants/suspensions", strike).then().body("changed", hasSize(0));
        post(stranger(), "/v1/grants/resumptions", strike).then().body("changed", hasSize(0));
        post(
                        officer(),
                        "/v1/grants/suspensions",
                        Map.of("licensee", studio, "cause", "DEATH_NOTICE"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/cause"));

        // when
        var over = post(officer(), "/v1/grants/resumptions", strike);

        // then
        over.then().statusCode(200).body("changed", contains(first, second));
        state(first, "ACTIVE");
    }

    @Test
    void aPartOfWhatALicenseeMayDoIsSuspendedOnce() {
        // given
        var studio = "Studio " + UUID.randomUUID();
        var grant = activeOf(studio);
        var strike =
                Map.of(
                        "licensee",
                        studio,
                        "cause",
                        "STRIKE",
                        "scope",
                        Map.of(
                                "actions",
                                List.of("DISTRIBUTE", "CAPTURE"),
                                "projects",
                                List.of("sequel", "film-1"),
                                "territories",
                                List.of("US", "DE")));

        // then: it comes to an end, though the grant is still in force
        post(officer(), "/v1/grants/suspensions", strike)
                .then()
                .statusCode(200)
                .body("changed", contains(grant))
                .body("next", nullValue());
        post(officer(), "/v1/grants/suspensions", strike)
                .then()
                .statusCode(200)
                .body("changed", hasSize(0))
                .body("next", nullValue());
    }

    @Test
    void whatIsAnsweredDuringAStrikeDoesNotEscapeIt() {
        // given: more than are suspended at a time, and one that is asked for before all of them
        var studio = "Studio " + UUID.randomUUID();
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var late = askedOf(studio, subject, notice);
        for (var i = 0; i < 100; i++) {
            act(askedOf(studio, subject, notice), "expression", Bodies.expression())
                    .statusCode(200);
        }
        var strike = new HashMap<String, Object>(Map.of("licensee", studio, "cause", "STRIKE"));
        var path = "/v1/grants/suspensions";
        var first = post(officer(), path, strike);
        first.then().statusCode(200).body("changed", hasSize(100));

        // when
        act(late, "expression", Bodies.expression()).statusCode(200);
        var pages = 0;
        for (var page = first; page.path("next") != null && pages < 5; pages++) {
            strike.put("after", page.path("next"));
            page = post(officer(), path, strike);
            page.then().statusCode(200);
        }

        // then
        state(late, "SUSPENDED");
        assertThat(pages).isEqualTo(3); // an empty one, the hundred once more, the end
    }

    private static String activeOf(String licensee) {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant = askedOf(licensee, subject, notice);
        act(grant, "expression", Bodies.expression()).statusCode(200);
        return grant;
    }

    private static String askedOf(String licensee, String subject, String notice) {
        var asked = Bodies.grant(subject, notice, List.of(Bodies.permit()));
        asked.put("licensee", licensee);
        return created(officer(), "/v1/grants", asked);
    }

    @Test
    void whatWasNeverValidIsInvalidated() {
        // given
        var active = active();

        // then
        act(asked(), "invalidation", WHY)
                .statusCode(409)
                .body("type", equalTo("/problems/not-invalidatable"));
        act(active, "invalidation", WHY).statusCode(200).body("state", equalTo("INVALIDATED"));
    }

    @Test
    void aRenewalTakesTheOldOnesPlaceInTheMomentItIsExpressed() {
        // given
        var old = active();
        var renewal = created(officer(), "/v1/grants/" + old + "/renewal", Map.of());
        state(old, "ACTIVE");

        // when
        act(renewal, "expression", Bodies.expression())
                .statusCode(200)
                .body("dpv", equalTo("dpv:RenewedConsentGiven"))
                .body("renews", equalTo(old));

        // then
        state(old, "SUPERSEDED");
        officer()
                .get("/v1/grants/" + old + "/history")
                .then()
                .body("items[-1].supersededBy", equalTo(renewal));
        act(old, "renewal", Map.of())
                .statusCode(409)
                .body("type", equalTo("/problems/not-renewable"));
    }

    @Test
    void theClockEndsAGrantAtOnceAndAJobWritesItDown() {
        // given
        var line = Bodies.permit();
        line.put("until", Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(3).toString());
        var body = grant();
        body.put("scope", List.of(line));
        var grant = created(officer(), "/v1/grants", body);
        act(grant, "expression", Bodies.expression()).statusCode(200);

        // when
        Awaitility.await().untilAsserted(() -> state(grant, "EXPIRED"));

        // then
        for (var act : List.of("withdrawal", "revocation")) {
            act(grant, act, WHY)
                    .statusCode(409)
                    .body("state", equalTo("EXPIRED"))
                    .body("possible", contains("renewal"));
        }
        Awaitility.await()
                .untilAsserted(
                        () ->
                                history(
                                        grant,
                                        "GRANT_REQUESTED",
                                        "GRANT_EXPRESSED",
                                        "GRANT_EXPIRED"));
        officer()
                .get("/v1/grants/" + grant)
                .then()
                .body("since", equalTo(line.get("until")))
                .body("version", equalTo(3));
    }

    @Test
    void whoDoesNotAnswerInTimeIsNotAskedAnyMore() {
        // given
        var body = grant();
        body.put("answerBy", Instant.now().plusSeconds(2).toString());
        var grant = created(officer(), "/v1/grants", body);

        // when
        Awaitility.await().untilAsserted(() -> state(grant, "LAPSED"));

        // then
        act(grant, "expression", Bodies.expression())
                .statusCode(409)
                .body("state", equalTo("LAPSED"));
        Awaitility.await().untilAsserted(() -> history(grant, "GRANT_REQUESTED", "GRANT_LAPSED"));
    }

    @Test
    void onlyStaffInterveneAndAnotherOrganizationDoesNotExist() {
        // given
        var active = active();

        // then
        for (var act : List.of("revocation", "invalidation")) {
            post(as("sam.subject"), "/v1/grants/" + active + "/" + act, WHY).then().statusCode(403);
            post(stranger(), "/v1/grants/" + active + "/" + act, WHY).then().statusCode(404);
        }
        for (var act : List.of("request", "refusal", "deferral", "renewal", "resumption")) {
            post(stranger(), "/v1/grants/" + active + "/" + act, Map.of()).then().statusCode(404);
        }
        post(stranger(), "/v1/grants/" + active + "/suspension", Map.of("cause", "SAFETY"))
                .then()
                .statusCode(404);
        state(active, "ACTIVE");
    }

    @Test
    void whatALineNarrowsAndAsksForIsKept() {
        // given
        var line = Bodies.permit();
        line.putAll(
                Map.of(
                        "likeness", List.of("FACE", "VOICE"),
                        "techniques", List.of("face-swap"),
                        "projects", List.of("spring"),
                        "languages", List.of("de"),
                        "maxUses", 3,
                        "approval", "PER_USE",
                        "contentLimits", List.of("political"),
                        "disclosure", Map.of("labelClass", "ai-modified", "provenance", true),
                        "postMortem",
                                Map.of("mode", "CONTINUE_UNTIL", "until", "2090-01-01T00:00:00Z"),
                        "sublicense", true));
        var body = grant();
        body.put("scope", List.of(line));

        // when
        var id = created(officer(), "/v1/grants", body);

        // then
        var kept = officer().get("/v1/grants/" + id).then().statusCode(200);
        for (var member : line.entrySet()) {
            kept.body("scope[0]." + member.getKey(), equalTo(member.getValue()));
        }
    }

    private static void history(String grant, String... kinds) {
        officer()
                .get("/v1/grants/" + grant + "/history")
                .then()
                .statusCode(200)
                .body("items.kind", contains(kinds));
    }

    private static void state(String grant, String state) {
        officer().get("/v1/grants/" + grant).then().statusCode(200).body("state", equalTo(state));
    }

    private static ValidatableResponse act(String grant, String act, Map<String, Object> body) {
        return post(officer(), "/v1/grants/" + grant + "/" + act, body).then();
    }

    private static String active() {
        var grant = asked();
        act(grant, "expression", Bodies.expression()).statusCode(200);
        return grant;
    }

    private static String asked() {
        return created(officer(), "/v1/grants", grant());
    }

    private static Map<String, Object> grant() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        return new HashMap<>(
                Bodies.grant(subject, notice, List.of(Bodies.permit(), Bodies.prohibit())));
    }
}
