package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is agreed on once, and asked for many times.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class AgreementIT {
    @Test
    void aGrantKeepsWithinThePublishedVersionItNames() {
        // given
        var agreement = created(officer(), "/v1/agreements", Bodies.agreement());
        var path = "/v1/agreements/" + agreement;
        var body = grant(Bodies.permit());
        body.put("agreementId", agreement);
        post(officer(), "/v1/grants", body)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/agreement-not-published"));

        // when
        post(officer(), path + "/publication", Map.of()).then().statusCode(200);

        // then
        var grant = created(officer(), "/v1/grants", body);
        officer().get("/v1/grants/" + grant).then().body("agreementId", equalTo(agreement));
        var beyond = Bodies.permit();
        beyond.put("actions", List.of("TRAIN"));
        body.put("scope", List.of(beyond));
        post(officer(), "/v1/grants", body)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/line-not-in-agreement"))
                .body("errors.pointer", contains("/scope/0"));
        post(officer(), path + "/publication", Map.of()).then().statusCode(409);
        post(officer(), path + "/retirement", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("RETIRED"));
        post(officer(), "/v1/grants", body).then().statusCode(409);
        stranger().get(path).then().statusCode(404);
        post(stranger(), path + "/retirement", Map.of()).then().statusCode(404);
    }

    @Test
    void theSameTitleAgainIsTheNextVersion() {
        // given
        var body = Bodies.agreement();
        body.put("title", "Licence " + System.nanoTime());
        created(officer(), "/v1/agreements", body);

        // then
        post(officer(), "/v1/agreements", body)
                .then()
                .statusCode(201)
                .body("version", equalTo(2))
                .body("status", equalTo("DRAFT"));
    }

    private static Map<String, Object> grant(Map<String, Object> line) {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        return new HashMap<>(Bodies.grant(subject, notice, List.of(line)));
    }
}
