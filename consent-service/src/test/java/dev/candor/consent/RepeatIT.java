package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/// Writes that are sent twice, reads that go on, and answers that have not changed.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class RepeatIT {
    @Test
    void aRequestSentTwiceWithItsKeyHappensOnce() {
        // given
        var key = UUID.randomUUID().toString();
        var body = Bodies.subject();

        // when
        var first = created(officer().header("Idempotency-Key", key), "/v1/subjects", body);
        var second = created(officer().header("Idempotency-Key", key), "/v1/subjects", body);

        // then
        assertThat(second).isEqualTo(first);
        body.put("displayName", "Somebody Else");
        post(officer().header("Idempotency-Key", key), "/v1/subjects", body)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void aWithdrawalSentTwiceWithItsKeyIsAnsweredTwiceAndWithoutItOnce() { // invariant 9
        // given
        var path = "/v1/grants/" + requestedGrant() + "/withdrawal";
        var key = UUID.randomUUID().toString();

        // when
        var first = post(officer().header("Idempotency-Key", key), path, Map.of());
        var second = post(officer().header("Idempotency-Key", key), path, Map.of());

        // then
        first.then().statusCode(200).body("version", equalTo(2));
        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        post(officer(), path, Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-withdrawable"))
                .body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void anAnsweredGrantIsNotExpressedAgain() {
        // given
        var path = "/v1/grants/" + requestedGrant() + "/expression";
        post(officer(), path, Bodies.expression()).then().statusCode(200);

        // then
        post(officer(), path, Bodies.expression())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-expressible"))
                .body("state", equalTo("ACTIVE"));
    }

    @Test
    void anotherWordingIsAnotherVersion() {
        // given
        var notice = Bodies.notice();
        notice.put("title", "Title " + UUID.randomUUID());
        var first = created(officer(), "/v1/notices", notice);
        notice.put("text", "Other words");

        // when
        var second = created(officer(), "/v1/notices", notice);

        // then
        officer().get("/v1/notices/" + first).then().body("version", equalTo(1));
        officer()
                .get("/v1/notices/" + second)
                .then()
                .body("version", equalTo(2))
                .body("textSha256", hasSha256Of("Other words"));
    }

    @Test
    void anUnchangedGrantIsNotSentAgain() {
        // given
        var path = "/v1/grants/" + requestedGrant();
        var tag = officer().get(path).then().statusCode(200).extract().header("ETag");

        // then
        officer().header("If-None-Match", tag).get(path).then().statusCode(304);
        post(officer(), path + "/withdrawal", Map.of()).then().statusCode(200);
        officer().header("If-None-Match", tag).get(path).then().statusCode(200);
    }

    @Test
    void aLongListIsReadPageByPage() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grants = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            grants.add(
                    created(
                            officer(),
                            "/v1/grants",
                            Bodies.grant(subject, notice, List.of(Bodies.permit()))));
        }

        // when
        var first = officer().get("/v1/grants?limit=2&subject=" + subject).then().statusCode(200);

        // then
        first.body("items.id", contains(grants.get(0), grants.get(1)));
        var link = first.extract().header("Link");
        officer()
                .urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(grants.get(2)))
                .body("items[0].scope[0].description", equalTo(Bodies.permit().get("description")));
    }

    @Test
    void everyPersonOfASceneHasToAllow() {
        // given
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var willing = created(officer(), "/v1/subjects", Bodies.subject());
        var unasked = created(officer(), "/v1/subjects", Bodies.subject());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(willing, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);

        // then
        post(integrator(), "/v1/consent-checks", Bodies.question(willing, unasked))
                .then()
                .statusCode(200)
                .body("decision", equalTo("UNKNOWN"))
                .body("reasons", contains("no_grant", "permitted"))
                .body("subjects.decision", contains("ALLOW", "UNKNOWN"))
                .body("subjects[0].grant", equalTo(grant));
    }

    private static String requestedGrant() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        return created(
                officer(), "/v1/grants", Bodies.grant(subject, notice, List.of(Bodies.permit())));
    }

    private static Matcher<String> hasSha256Of(String text) {
        return equalTo(Digests.sha256Hex(text));
    }
}
