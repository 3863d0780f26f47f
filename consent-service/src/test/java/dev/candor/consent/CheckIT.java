package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.integrator;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a check weighs, over HTTP.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class CheckIT {
    private static final String HASH = "ef".repeat(32); // as in Bodies.exemption

    @Test
    void everyPersonOfASceneHasToAllow() { // scenario A2
        // given
        var kim = person();
        var fay = person();
        var stranger = UUID.randomUUID().toString();
        active(kim, Bodies.permit());
        active(fay, Bodies.permit());

        // then
        ask(Bodies.question(kim, fay)).body("decision", equalTo("ALLOW"));
        ask(Bodies.question(kim, person()))
                .body(
                        "decision",
                        equalTo("UNKNOWN"),
                        "subjects.decision",
                        contains("ALLOW", "UNKNOWN"));
        ask(Bodies.question(kim, stranger)).body("reasons", hasItem("subject_unknown"));
    }

    @Test
    void whatIsNotSaidIsAskedForInFull() {
        // given
        var sam = person();
        var line = Bodies.permit();
        line.put("likeness", List.of("VOICE"));
        line.put("techniques", List.of("voice-conversion"));
        line.put("contentLimits", List.of("political"));
        active(sam, line);
        var question = Bodies.question(sam);

        // then
        ask(question)
                .body("decision", equalTo("DENY"))
                .body(
                        "reasons",
                        contains(
                                "likeness_not_in_scope",
                                "technique_not_in_scope",
                                "content_not_stated"));
        question.putAll(
                Map.of(
                        "likeness", List.of("VOICE"),
                        "technique", "voice-conversion",
                        "contentFlags", List.of()));
        ask(question).body("decision", equalTo("ALLOW"));
        question.remove("licensee");
        ask(question).body("reasons", contains("licensee_not_named"));
    }

    @Test
    void anObjectionStandsUntilThePersonLiftsIt() { // invariants 7 and 15
        // given
        var body = Bodies.subject();
        body.put("representatives", List.of(accountOf("rita.representative")));
        var sam = created(officer(), "/v1/subjects", body);
        active(sam, Bodies.permit());
        var objection =
                created(
                        officer(),
                        "/v1/objections",
                        Map.of("subjectId", sam, "actions", List.of("DISTRIBUTE")));

        // then
        ask(Bodies.question(sam))
                .body("decision", equalTo("DENY"), "reasons", contains("objection_standing"))
                .body("subjects[0].objection", equalTo(objection));

        // when
        as("rita.representative")
                .post("/v1/objections/" + objection + "/lifting")
                .then()
                .statusCode(200);

        // then
        ask(Bodies.question(sam)).body("decision", equalTo("ALLOW"));
    }

    @Test
    void aUseIsApprovedByThePersonAndAnotherOneIsNot() { // scenario A5
        // given
        var sam = person();
        var line = Bodies.permit();
        line.put("approval", "PER_USE");
        var grant = active(sam, line);
        var question = Bodies.question(sam);
        question.put("scriptSha256", HASH);
        ask(question)
                .body("decision", equalTo("REVIEW"), "reasons", contains("use_approval_required"));
        var path = "/v1/grants/" + grant + "/approvals";

        // when
        var approval =
                created(
                        as("edgar.editor"),
                        path,
                        Map.of("useKind", "SCRIPT", "useSha256", HASH, "description", "Spot 2"));
        post(
                        as("edgar.editor"),
                        path,
                        Map.of("useKind", "SCRIPT", "useSha256", HASH, "description", "Spot 2"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/use-asked-about"));
        post(stranger(), path + "/" + approval + "/decision", Map.of("verdict", "APPROVE"))
                .then()
                .statusCode(404);
        post(officer(), path + "/" + approval + "/decision", Map.of("verdict", "APPROVE"))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("APPROVED"), "said.voice", contains(sam));

        // then
        ask(question).body("decision", equalTo("ALLOW"));
        question.put("scriptSha256", "12".repeat(32));
        ask(question).body("decision", equalTo("REVIEW"));
        question.put("purpose", "advertising");
        ask(question).body("decision", equalTo("DENY"));

        // when
        post(officer(), path + "/" + approval + "/decision", Map.of("verdict", "REJECT"))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("REJECTED"));

        // then
        question.put("scriptSha256", HASH);
        question.put("purpose", "awareness-campaign");
        ask(question).body("decision", equalTo("DENY"), "reasons", contains("use_rejected"));
        officer().get(path).then().statusCode(200).body("items.outcome", contains("REJECTED"));
    }

    @Test
    void anExemptionIsReviewedAndNeverASilentYes() { // invariant 20
        // given
        var sam = person();
        var question = Bodies.question(sam);
        question.putAll(Map.of("assetSha256", HASH, "contentFlags", List.of("political")));
        ask(question).body("decision", equalTo("UNKNOWN"));
        var claim = created(as("edgar.editor"), "/v1/exemptions", Bodies.exemption(sam));
        ask(question).body("decision", equalTo("REVIEW"), "reasons", contains("exemption_pending"));

        // when
        for (var reviewer : List.of("paul.policy", "ada.admin")) {
            post(
                            as(reviewer),
                            "/v1/exemptions/" + claim + "/reviews",
                            Map.of(
                                    "verdict", "GRANT",
                                    "summary", "Plainly satire",
                                    "until", "2090-01-01T00:00:00Z"))
                    .then()
                    .statusCode(200);
        }

        // then
        ask(question)
                .body("decision", equalTo("ALLOW_EXEMPT"), "reasons", contains("exempt"))
                .body("subjects[0].exemption.basis", equalTo("SATIRE"))
                .body("validUntil", equalTo("2090-01-01T00:00:00Z"))
                .body("duties.kind", hasItem("LABEL"));
        question.remove("contentFlags");
        ask(question).body("decision", equalTo("UNKNOWN"));
        question.put("contentFlags", List.of("sexual"));
        ask(question).body("decision", equalTo("UNKNOWN"));
    }

    @Test
    void theAnswerOfThePastIsWhatWasAnsweredThen() { // invariant 16
        // given
        var sam = person();
        var question = Bodies.question(sam);
        var answers = new ArrayList<Map.Entry<String, String>>();
        answers.add(answered(question));
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(sam, notice(), List.of(Bodies.permit())));
        answers.add(answered(question));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        answers.add(answered(question));
        created(officer(), "/v1/objections", Map.of("subjectId", sam));
        answers.add(answered(question));
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);
        answers.add(answered(question));

        // then
        assertThat(answers)
                .extracting(Map.Entry::getValue)
                .containsExactly(
                        "no_grant",
                        "grant_not_active",
                        "permitted",
                        "objection_standing",
                        "objection_standing");
        for (var answer : answers) {
            question.put("asOf", answer.getKey());
            ask(question)
                    .body(
                            "reasons[0]",
                            equalTo(answer.getValue()),
                            "asOf",
                            equalTo(answer.getKey()));
        }
        question.put("asOf", "2001-01-01T00:00:00Z");
        ask(question).body("reasons", contains("subject_unknown"), "ledgerSeq", equalTo(0));
    }

    @Test
    void manyQuestionsAreAnsweredInTheirOrder() {
        // given
        var sam = person();
        active(sam, Bodies.permit());
        var wrong = Bodies.question(sam);
        wrong.put("action", "EAT");
        var consuming = Bodies.question(sam);
        consuming.put("consume", true);
        var many =
                IntStream.range(0, 1000)
                        .mapToObj(
                                i ->
                                        Bodies.question(
                                                i % 2 == 0 ? sam : UUID.randomUUID().toString()))
                        .toList();

        // then
        var decisions =
                post(integrator(), "/v1/consent-checks/batch", Map.of("checks", many))
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("checks.decision");
        assertThat(decisions)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000)
                                .mapToObj(i -> i % 2 == 0 ? "ALLOW" : "UNKNOWN")
                                .toList());
        refused(List.of(Bodies.question(sam), wrong), "/checks/1/action");
        refused(List.of(consuming), "/checks/0/consume");
        refused(List.of(), "/checks");
        refused(Stream.concat(many.stream(), many.stream().limit(1)).toList(), "/checks");
    }

    @Test
    void anExplanationTellsWhyEachLineFell() {
        // given
        var sam = person();
        active(sam, Bodies.permit(), Bodies.prohibit());
        var question = Bodies.question(sam);
        question.put("explain", true);

        // then
        ask(question)
                .body("subjects[0].weighed.effect", contains("PERMIT", "PROHIBIT"))
                .body("subjects[0].weighed[0].misses", hasSize(0))
                .body("subjects[0].weighed[1].misses", contains("purpose_not_in_scope"));
    }

    @Test
    void aCheckIsKeptForWhoHasToAccountForIt() {
        // given
        var body = Bodies.subject();
        body.put("representatives", List.of(accountOf("rita.representative")));
        var sam = created(officer(), "/v1/subjects", body);
        active(sam, Bodies.permit());
        var question = Bodies.question(sam);
        question.put("record", true);

        // when
        var id = ask(question).extract().<String>path("id");

        // then
        as("aldo.auditor")
                .get("/v1/consent-checks/" + id)
                .then()
                .statusCode(200)
                .body(
                        "answer.decision",
                        equalTo("ALLOW"),
                        "question.purpose",
                        equalTo("awareness-campaign"));
        stranger().get("/v1/consent-checks/" + id).then().statusCode(404);
        var about = "/v1/consent-checks?subject=" + sam;
        as("rita.representative")
                .get(about)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].licensee", equalTo("Studio Nord"))
                .body("items[0].decision", equalTo("ALLOW"));
        officer().get(about).then().body("items.id", contains(id));
        as("sam.subject").get(about).then().statusCode(404);
        stranger().get(about).then().statusCode(404);
        officer()
                .get("/v1/consent-checks")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?subject"));
        as("sam.subject").get("/v1/consent-checks/" + id).then().statusCode(404);
        ask(Bodies.question(sam)).body("id", notNullValue());
        officer()
                .get("/v1/consent-checks/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-check"));
    }

    @Test
    void noMoreUsesAreCountedThanPermitted() throws Exception { // invariant 19
        // given
        var sam = person();
        var line = Bodies.permit();
        line.put("maxUses", 10);
        var grant = active(sam, line);
        var question = Bodies.question(sam);
        question.put("consume", true);
        Callable<Boolean> consumer =
                () -> {
                    var answer = post(integrator(), "/v1/consent-checks", question);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    return Boolean.TRUE.equals(answer.path("consumed"));
                };
        integrator();

        // when
        var counted = 0;
        try (var consumers = Executors.newFixedThreadPool(50)) {
            for (Future<Boolean> done :
                    consumers.invokeAll(Stream.generate(() -> consumer).limit(50).toList())) {
                counted += done.get() ? 1 : 0;
            }
        }

        // then
        assertThat(counted).isEqualTo(10);
        ask(question)
                .body("decision", equalTo("DENY"), "reasons", contains("uses_exhausted"))
                .body("consumed", nullValue());
        officer().get("/v1/grants/" + grant).then().body("state", equalTo("EXHAUSTED"));
    }

    @Test
    void aKeptCheckIsUsedOnceAndARepeatedRequestIsOneUse() {
        // given
        var sam = person();
        var line = Bodies.permit();
        line.put("maxUses", 3);
        active(sam, line);
        var question = Bodies.question(sam);
        question.put("record", true);
        var id = ask(question).extract().<String>path("id");
        var path = "/v1/consent-checks/" + id + "/consumption";

        // then
        integrator()
                .post(path)
                .then()
                .statusCode(200)
                .body("consumed", equalTo(true), "id", equalTo(id));
        integrator()
                .post(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/check-consumed"));
        stranger().post(path).then().statusCode(404);

        // when
        var key = UUID.randomUUID().toString();
        question.put("consume", true);
        var first =
                post(integrator().header("Idempotency-Key", key), "/v1/consent-checks", question);
        var second =
                post(integrator().header("Idempotency-Key", key), "/v1/consent-checks", question);

        // then
        assertThat(second.asString()).isEqualTo(first.asString());
        ask(question).body("consumed", equalTo(true));
        ask(question).body("reasons", contains("uses_exhausted"));
    }

    @Test
    void optionsThatContradictEachOtherAreNamed() {
        for (var wrong :
                Map.<String, Map<String, Object>>of(
                                "/asOf", Map.of("asOf", "2090-01-01T00:00:00Z"),
                                "/at", Map.of("at", "2030-01-01T00:00:00Z", "consume", true),
                                "/maxStale", Map.of("consistency", "CACHED"),
                                "/licensee", Map.of("sublicensor", "Studio Nord"))
                        .entrySet()) {
            // given
            var question = Bodies.question(UUID.randomUUID().toString());
            question.remove("licensee");
            question.putAll(wrong.getValue());

            // then
            post(integrator(), "/v1/consent-checks", question)
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains(wrong.getKey()));
        }
    }

    private static Map.Entry<String, String> answered(Map<String, Object> question) {
        var reason = ask(question).extract().<String>path("reasons[0]");
        var at = ask(question).extract().<String>path("checkedAt");
        return Map.entry(Instant.parse(at).toString(), reason);
    }

    private static void refused(List<Map<String, Object>> checks, String pointer) {
        post(integrator(), "/v1/consent-checks/batch", Map.of("checks", checks))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }

    private static ValidatableResponse ask(Map<String, Object> question) {
        return post(integrator(), "/v1/consent-checks", new HashMap<>(question))
                .then()
                .statusCode(200);
    }

    private static String person() {
        return created(officer(), "/v1/subjects", Bodies.subject());
    }

    private static String notice() {
        return created(officer(), "/v1/notices", Bodies.notice());
    }

    @SafeVarargs
    private static String active(String subject, Map<String, Object>... lines) {
        var grant =
                created(officer(), "/v1/grants", Bodies.grant(subject, notice(), List.of(lines)));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        return grant;
    }
}
