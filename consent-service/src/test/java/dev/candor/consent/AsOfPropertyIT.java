package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Invariant 16: random histories of one person, asked about as they went and again when they are
/// past, answer the same.
///
/// The seed is printed with a failure; `-Dseed=…` sets it.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class AsOfPropertyIT {
    private static final int HISTORIES = 4;
    private static final int ACTS = 14;

    @Test
    void whatWasAnsweredThenIsAnsweredOfThen() {
        // given
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var notice = created(officer(), "/v1/notices", Bodies.notice());

        for (var history = 0; history < HISTORIES; history++) {
            var body = Bodies.subject();
            body.put("representatives", List.of(accountOf("rita.representative")));
            var sam = created(officer(), "/v1/subjects", body);
            var question = Bodies.question(sam);
            question.put("scriptSha256", "ab".repeat(32));
            var grants = new ArrayList<String>();
            var objections = new ArrayList<String>();
            var answers = new ArrayList<JsonPath>();
            for (var act = 0; act < ACTS; act++) {
                act(random, sam, notice, grants, objections);
                answers.add(ask(question));
            }

            for (var answer : answers) {
                // when
                question.put("asOf", answer.getString("checkedAt"));
                var again = ask(question);

                // then
                assertThat(gist(again))
                        .as("seed %d, history %d, as of %s", seed, history, question.get("asOf"))
                        .isEqualTo(gist(answer));
            }
        }
    }

    @Test
    void aQuestionAboutThePastSeesWhoThePersonWasThen() {
        // given
        var kim = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(kim, notice, List.of(Bodies.permit())));
        on(grant + "/expression", Bodies.expression());
        var question = Bodies.question(kim);
        question.put("contentFlags", List.of("sexual"));
        var answers = new ArrayList<JsonPath>();
        answers.add(ask(question));
        for (var life : List.of(Bodies.minor(), Bodies.subject(), Bodies.deceased())) {
            life.keySet().retainAll(Set.of("kind", "majorityDate", "dateOfDeath"));
            life.put("reason", "A slip");
            post(officer(), "/v1/subjects/" + kim + "/correction", life).then().statusCode(200);
            answers.add(ask(question));
        }

        // then
        assertThat(answers.stream().map(it -> it.<String>getList("reasons")).distinct())
                .hasSizeGreaterThan(2);
        for (var answer : answers) {
            question.put("asOf", answer.getString("checkedAt"));
            assertThat(gist(ask(question))).isEqualTo(gist(answer));
        }
    }

    private static void act(
            Random random,
            String sam,
            String notice,
            List<String> grants,
            List<String> objections) {
        switch (random.nextInt(grants.isEmpty() ? 1 : 8)) {
            case 0, 1 -> grants.add(requested(random, sam, notice));
            case 2, 3 -> on(pick(random, grants) + "/expression", Bodies.expression());
            case 4 -> on(pick(random, grants) + "/withdrawal", Map.of());
            case 5 ->
                    on(
                            pick(random, grants) + "/suspension",
                            Map.of("cause", "DISPUTE", "reason", "Somebody disputes it"));
            case 6 ->
                    objections.add(
                            created(
                                    officer(),
                                    "/v1/objections",
                                    Map.of("subjectId", sam, "actions", List.of("DISTRIBUTE"))));
            default -> {
                if (!objections.isEmpty()) {
                    as("rita.representative")
                            .post("/v1/objections/" + pick(random, objections) + "/lifting");
                }
            }
        }
    }

    private static String requested(Random random, String sam, String notice) {
        var permit = Bodies.permit();
        if (random.nextInt(3) == 0) {
            permit.put("approval", "PER_USE");
        }
        var lines = random.nextInt(4) == 0 ? List.of(permit, Bodies.prohibit()) : List.of(permit);
        return created(officer(), "/v1/grants", Bodies.grant(sam, notice, lines));
    }

    /// Done, or refused since the grant's state does not allow it: both are history.
    private static void on(String path, Map<String, Object> body) {
        assertThat(post(officer(), "/v1/grants/" + path, body).statusCode()).isIn(200, 409);
    }

    private static JsonPath ask(Map<String, Object> question) {
        return post(integrator(), "/v1/consent-checks", question)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Object> gist(JsonPath answer) {
        return List.of(
                answer.getString("decision"),
                answer.getList("reasons"),
                String.valueOf(answer.getString("validUntil")),
                String.valueOf(answer.getString("subjects[0].grant")),
                String.valueOf(answer.getString("subjects[0].objection")));
    }

    private static String pick(Random random, List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
