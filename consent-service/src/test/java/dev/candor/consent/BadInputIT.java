package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is wrong gets a problem that names it.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class BadInputIT {
    private static final String NIL = "00000000-0000-0000-0000-000000000000";
    private static final String BEYOND_TIME = "+999999999-01-01T00:00:00Z";

    @TestHTTPResource URI address;

    @TestFactory
    Stream<DynamicTest> aSubject() {
        return Stream.of(
                bent("/v1/subjects", Bodies.subject(), "kind", "ALIEN", "/kind"),
                bent("/v1/subjects", Bodies.subject(), "kind", 0, "/kind"),
                bent("/v1/subjects", Bodies.subject(), "kind", null, "/kind"),
                bent("/v1/subjects", Bodies.subject(), "displayName", " ", "/displayName"),
                bent(
                        "/v1/subjects",
                        Bodies.subject(),
                        "displayName",
                        "x".repeat(201),
                        "/displayName"),
                bent("/v1/subjects", Bodies.subject(), "displayName", "a\u0000b", "/displayName"),
                bent("/v1/subjects", Bodies.subject(), "jurisdiction", "XX", "/jurisdiction"),
                bent("/v1/subjects", Bodies.subject(), "jurisdiction", "EU", "/jurisdiction"),
                bent("/v1/subjects", Bodies.subject(), "languages", List.of(), "/languages"),
                bent(
                        "/v1/subjects",
                        Bodies.subject(),
                        "languages",
                        List.of("en", "?"),
                        "/languages/1"),
                bent("/v1/subjects", Bodies.subject(), "shoeSize", 42, "/shoeSize"));
    }

    @TestFactory
    Stream<DynamicTest> aGrant() {
        return Stream.of(
                bentLine("actions", List.of(), "/scope/0/actions"),
                bentLine("actions", List.of("EAT"), "/scope/0/actions/0"),
                bentLine("purposes", List.of("Any Purpose"), "/scope/0/purposes/0"),
                bentLine("purposes", List.of("*"), "/scope/0/purposes"),
                bentLine("territories", List.of("DE", "ZZ"), "/scope/0/territories/1"),
                bentLine("channels", List.of("**"), "/scope/0/channels/0"),
                bentLine("until", "2019-12-31T00:00:00Z", "/scope/0/until"),
                bentLine("until", "+20260-01-01T00:00:00Z", "/scope/0/until"),
                bentLine("until", "tomorrow", "/scope/0/until"),
                bentLine("description", "", "/scope/0/description"),
                bentLine("description", null, "/scope/0/description"),
                bentLine("techniques", List.of("Any Thing"), "/scope/0/techniques/0"),
                bentLine("contentLimits", List.of("?"), "/scope/0/contentLimits/0"),
                bentLine("maxUses", 0, "/scope/0/maxUses"),
                bentLine("likeness", List.of("AURA"), "/scope/0/likeness/0"),
                bentLine("shoeSize", 3, "/scope/0/shoeSize"));
    }

    @TestFactory
    Stream<DynamicTest> aCheck() {
        return Stream.of(
                bent(
                        "/v1/consent-checks",
                        Bodies.question(NIL),
                        "subjects",
                        List.of(),
                        "/subjects"),
                bent(
                        "/v1/consent-checks",
                        Bodies.question(NIL),
                        "subjects",
                        List.of("sam"),
                        "/subjects/0"),
                bent(
                        "/v1/consent-checks",
                        Bodies.question(NIL),
                        "subjects",
                        fiftyOne(),
                        "/subjects"),
                bent("/v1/consent-checks", Bodies.question(NIL), "action", "SHOW", "/action"),
                bent("/v1/consent-checks", Bodies.question(NIL), "purpose", "*", "/purpose"),
                bent(
                        "/v1/consent-checks",
                        Bodies.question(NIL),
                        "territories",
                        List.of(),
                        "/territories"),
                bent("/v1/consent-checks", Bodies.question(NIL), "channel", null, "/channel"),
                bent(
                        "/v1/consent-checks",
                        Bodies.question(NIL),
                        "at",
                        "0000-01-01T00:00:00Z",
                        "/at"));
    }

    @TestFactory
    Stream<DynamicTest> whatIsMissingOrBeyondTime() {
        return Stream.of(
                bent(
                        "/v1/grants/%s/approvals/%s/decision".formatted(NIL, NIL),
                        new HashMap<>(),
                        "reason",
                        "Because",
                        "/verdict"),
                bent(
                        "/v1/notices",
                        Bodies.notice(),
                        "effectiveUntil",
                        BEYOND_TIME,
                        "/effectiveUntil"),
                bent(
                        "/v1/subjects/%s/holds".formatted(NIL),
                        new HashMap<>(Map.of("rule", "A court order")),
                        "until",
                        BEYOND_TIME,
                        "/until"));
    }

    @Test
    void whatIsNotThereIsNamed() {
        officer()
                .get("/v1/subjects/" + NIL)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-subject"));
        officer()
                .get("/v1/notices/" + NIL)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-notice"));
        officer()
                .get("/v1/grants/" + NIL)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-grant"));
        officer().get("/v1/nothing").then().statusCode(404);
    }

    @Test
    void whatIsSomebodyElsesIsNotThereAndTheFieldIsNamed() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant = requested(subject, notice);
        var theirs = created(stranger(), "/v1/subjects", Bodies.subject());
        var theirNotice = created(stranger(), "/v1/notices", Bodies.notice());

        // then
        refused(Bodies.grant(theirs, notice, List.of(Bodies.permit())), "subject", "/subjectId");
        refused(
                Bodies.grant(subject, theirNotice, List.of(Bodies.permit())),
                "notice",
                "/noticeId");
        post(stranger(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-grant"));
    }

    private static void refused(Map<String, Object> grant, String what, String pointer) {
        post(officer(), "/v1/grants", grant)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-" + what))
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void aWrongTransitionNamesTheStateAndWhatIsPossible() {
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var grant = requested(subject, created(officer(), "/v1/notices", Bodies.notice()));

        // then
        post(officer(), "/v1/grants/" + grant + "/suspension", Map.of("cause", "STRIKE"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-suspendable"))
                .body("state", equalTo("REQUESTED"))
                .body("possible", contains("expression", "refusal", "deferral", "withdrawal"));
    }

    @Test
    void anIdThatIsNoneNamesNothing() {
        for (var path : List.of("/v1/subjects/", "/v1/notices/", "/v1/grants/")) {
            officer()
                    .get(path + "not-a-uuid")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        officer()
                .get("/v1/grants?subject=sam")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?subject"));
        officer()
                .get("/v1/asset-links")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?grant"));
        officer()
                .get("/v1/grants?cursor=%21")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?cursor"));
    }

    @Test
    void limitsAreBounded() {
        for (var limit : List.of("0", "201", "-1")) {
            officer().get("/v1/subjects?limit=" + limit).then().statusCode(400);
            officer().get("/v1/ledger/entries?limit=" + limit).then().statusCode(400);
        }
        officer()
                .get("/v1/ledger/entries?from=0")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?from"));
    }

    @Test
    void bodiesThatAreNoneAreRefused() {
        for (var body :
                List.of("", "{", "[]", "null", "\"text\"", "{} {}", "{\"kind\":1,\"kind\":2}")) {
            var status = officer().body(body).post("/v1/subjects").statusCode();
            assertThat(status).as(body).isEqualTo(400);
        }
        officer()
                .contentType("text/plain")
                .body("kind")
                .post("/v1/subjects")
                .then()
                .statusCode(415);
        officer().delete("/v1/subjects").then().statusCode(405);
    }

    /// Not a word about it is left to chance: the platform breaks over some of them.
    @Test
    void contentTypesThatAreNoneAreRefused() throws IOException, InterruptedException {
        for (var type : List.of("x", "text", "text/plain; charset=no", "text/plain; charset=?")) {
            var request =
                    HttpRequest.newBuilder(address.resolve("/v1/subjects"))
                            .header("Authorization", "Bearer " + Tokens.of("olivia.officer"))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build();
            var answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
            assertThat(answer.body()).contains("/problems/unsupported-media-type");
        }
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        // given
        var notice = Bodies.notice();
        notice.put("text", "x".repeat(2_000_000));

        // then
        post(officer(), "/v1/notices", notice).then().statusCode(413);
    }

    @Test
    void anExpressionInAnotherLanguageIsNone() { // invariant 1
        // given
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var german = Bodies.notice();
        german.put("language", "de");
        var french = Bodies.notice();
        french.put("language", "fr");
        var asked = requested(subject, created(officer(), "/v1/notices", german));
        var unreadable = requested(subject, created(officer(), "/v1/notices", french));
        var inFrench = Bodies.expression();
        inFrench.put("language", "fr");

        // then
        post(officer(), "/v1/grants/" + asked + "/expression", Bodies.expression())
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/language-not-of-notice"))
                .body("errors.pointer", contains("/language"));
        post(officer(), "/v1/grants/" + unreadable + "/expression", inFrench)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/language-not-of-subject"));
        officer()
                .get("/v1/grants/" + asked)
                .then()
                .body("state", equalTo("REQUESTED"), "version", equalTo(1));
    }

    @Test
    void arbitraryTextNeverFailsTheService() {
        // given
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var good =
                "{\"subjects\":[\""
                        + NIL
                        + "\"],\"action\":\"EDIT\",\"modality\":\"IMAGE\",\"purpose\":\"a\","
                        + "\"territories\":[\"DE\"],\"channel\":\"web\",\"at\":\"2026-01-01T00:00:00Z\"}";

        for (var round = 0; round < 100; round++) {
            var text = new StringBuilder(good);
            text.setCharAt(
                    random.nextInt(text.length()), (char) (random.nextInt(0x7e - 0x20) + 0x20));
            text.deleteCharAt(random.nextInt(text.length()));

            // when
            var status = officer().body(text.toString()).post("/v1/consent-checks").statusCode();

            // then
            assertThat(status).as("seed %d: %s", seed, text).isIn(200, 400);
        }
    }

    private static String requested(String subject, String notice) {
        return created(
                officer(), "/v1/grants", Bodies.grant(subject, notice, List.of(Bodies.permit())));
    }

    private static List<String> fiftyOne() {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(51).toList();
    }

    private static DynamicTest bentLine(String member, @Nullable Object value, String pointer) {
        var line = Bodies.permit();
        line.put(member, value);
        return refused("/v1/grants", Bodies.grant(NIL, NIL, List.of(line)), pointer);
    }

    private static DynamicTest bent(
            String path,
            Map<String, Object> body,
            String member,
            @Nullable Object value,
            String pointer) {
        body.put(member, value);
        return refused(path, body, pointer);
    }

    private static DynamicTest refused(String path, Map<String, Object> body, String pointer) {
        return DynamicTest.dynamicTest(
                path + " " + pointer + " " + body.hashCode(),
                () ->
                        post(officer(), path, body)
                                .then()
                                .statusCode(400)
                                .contentType("application/problem+json")
                                .body("type", equalTo("/problems/invalid-request"))
                                .body("errors.pointer", contains(pointer)));
    }
}
