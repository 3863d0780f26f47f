package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class GrantLifeIT {
    @Test
    void onlyAnExpressedGrantAllowsAndOnlyUntilItIsWithdrawn() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(subject, notice, List.of(Bodies.permit(), Bodies.prohibit())));
        check(subject, "DENY", "grant_not_active");

        // when
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .header("ETag", equalTo("\"2\""));

        // then
        check(subject, "ALLOW", "permitted");

        // when
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));

        // then
        check(subject, "DENY", "grant_withdrawn");
    }

    private static void check(String subject, String decision, String reason) {
        post(integrator(), "/v1/consent-checks", Bodies.question(subject))
                .then()
                .statusCode(200)
                .body("decision", equalTo(decision))
                .body("reasons", contains(reason))
                .body("subjects[0].subject", equalTo(subject))
                .body(
                        "validUntil",
                        decision.equals("ALLOW") ? equalTo("2099-01-01T00:00:00Z") : nullValue())
                .body("ledgerSeq", greaterThan(0));
    }
}
