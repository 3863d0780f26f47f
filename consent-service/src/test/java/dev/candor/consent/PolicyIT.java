package dev.candor.consent;

import static dev.candor.consent.Http.accountOf;
import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Practices 9, 13 and 20: policies that everybody can read, and that bind.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class PolicyIT {
    @Test
    void everybodyReadsAPolicyWithoutAToken() {
        // given
        var body = Bodies.policy();
        var policy = created(as("paul.policy"), "/v1/policies", body);

        // then
        given().get("/v1/policies/" + policy)
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_FORCE"))
                .body("version", equalTo(1))
                .body("texts.language", contains("en", "de"))
                .body("rules.code", contains("no-masking", "ask-first"))
                .body("rules[1].role", equalTo("standards-office"))
                .header("Cache-Control", containsString("public"));
        given().get("/v1/policies/" + body.get("code"))
                .then()
                .statusCode(200)
                .body("id", equalTo(policy));
        given().get("/v1/policies?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(policy))
                .body("items.status", everyItem(equalTo("IN_FORCE")));
        given().get("/v1/policies?organization=other&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(policy)));
        given().get("/v1/policies/" + policy + "?organization=other").then().statusCode(404);
        given().get("/v1/policies?organization=nobody")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-organization"));
        given().get("/v1/policies?organization=../x")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?organization"));
    }

    @Test
    void aPolicyIsNotReadAgainWhileItHasNotChanged() {
        // given
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        var path = "/v1/policies/" + policy;
        var tag = given().get(path).then().statusCode(200).extract().header("ETag");

        // then
        given().header("If-None-Match", tag).get(path).then().statusCode(304);
        assertThat(given().accept("text/html").get(path).header("ETag")).isNotEqualTo(tag);
        assertThat(given().get(path + "/plain?lang=de").header("ETag"))
                .isNotEqualTo(given().get(path + "/plain?lang=en").header("ETag"));

        // when
        post(as("paul.policy"), path + "/retirement", Map.of()).then().statusCode(200);

        // then
        given().header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("ENDED"));
    }

    @ParameterizedTest
    @CsvSource({"de, de, false", "de-CH, de, false", "en, en, false", "fr, en, true"})
    void plainWordsComeInTheReadersLanguage(String wished, String shown, boolean fallback) {
        // given
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        var path = "/v1/policies/" + policy + "/plain";

        // then
        given().get(path + "?lang=" + wished)
                .then()
                .statusCode(200)
                .header("Content-Language", shown)
                .body("language", equalTo(shown))
                .body("fallback", equalTo(fallback))
                .body("languages", contains("en", "de"));
        given().header("Accept-Language", wished)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Language", shown)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<html lang=\"" + shown + "\" dir=\"ltr\">"))
                .body(containsString("No &lt;made&gt; faces."))
                .body(containsString("Synthetic media &amp; news"));
        given().get(path + "?lang=%20")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?lang"));
    }

    @Test
    void theNextVersionTakesThePlaceOfTheOneBefore() {
        // given
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        var path = "/v1/policies/" + policy;
        var tomorrow =
                Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).toString();
        var next = Bodies.policyVersion();
        next.put("effectiveFrom", tomorrow);
        next.put("rules", List.of());

        // when
        post(as("paul.policy"), path + "/versions", next)
                .then()
                .statusCode(201)
                .body("version", equalTo(2))
                .body("status", equalTo("UPCOMING"));

        // then
        given().get(path)
                .then()
                .body("version", equalTo(1))
                .body("effectiveUntil", equalTo(tomorrow));
        given().get(path + "?at=" + tomorrow).then().body("version", equalTo(2));
        given().get(path + "?version=2").then().body("effectiveFrom", equalTo(tomorrow));
        given().get(path + "?version=3").then().statusCode(404);
        given().get(path + "/versions").then().body("items.version", contains(1, 2));
        given().get(path + "/rules/ask-first")
                .then()
                .statusCode(200)
                .body("rule.effect", equalTo("REQUIRES_APPROVAL"));
        given().get(path + "/rules/ask-first?at=" + tomorrow)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/rule-not-in-force"));

        // and
        next.remove("effectiveFrom");
        post(as("paul.policy"), path + "/versions", next)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/not-after-previous"))
                .body("errors.pointer", contains("/effectiveFrom"));
    }

    @Test
    void aRetiredPolicyStaysReadableAndIsGoneByNoMore() {
        // given
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        var path = "/v1/policies/" + policy;

        // when
        post(as("paul.policy"), path + "/retirement", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("ENDED"));

        // then
        given().get(path).then().statusCode(200).body("status", equalTo("ENDED"));
        given().get("/v1/policies?limit=200").then().body("items.id", not(hasItem(policy)));
        given().get(path + "/rules/ask-first").then().statusCode(404);
        post(as("stella.standards"), "/v1/policy-approvals", Bodies.approval(policy))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/policy-not-in-force"));
        post(as("petra.publisher"), "/v1/policy-acceptances", Bodies.acceptance(policy, 1))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/policy-ended"));
        post(as("paul.policy"), path + "/retirement", Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/policy-ended"));
        post(as("paul.policy"), path + "/retirement", Map.of("at", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/at"));
    }

    @Test
    void anAccountAcceptsForItselfAndOnce() {
        // given
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        var acceptance = Bodies.acceptance(policy, 1);

        // when
        var first = created(as("petra.publisher"), "/v1/policy-acceptances", acceptance);
        var again = created(as("petra.publisher"), "/v1/policy-acceptances", acceptance);

        // then
        assertThat(again).isEqualTo(first);
        as("petra.publisher")
                .get("/v1/policy-acceptances?limit=200")
                .then()
                .body("items.id", hasItem(first))
                .body("items.accountId", everyItem(equalTo(accountOf("petra.publisher"))));
        as("edgar.editor")
                .get("/v1/policy-acceptances?limit=200")
                .then()
                .body("items.id", not(hasItem(first)));
        as("aldo.auditor")
                .get("/v1/policy-acceptances?limit=200")
                .then()
                .body("items.id", hasItem(first));
        stranger().get("/v1/policy-acceptances").then().body("items", empty());
        post(stranger(), "/v1/policy-acceptances", acceptance).then().statusCode(404);
    }

    @Test
    void onlyTheRoleThatTheRuleNamesDecidesOnAUse() { // scenario A4
        // given
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        var approval = Bodies.approval(policy);

        // then
        post(as("ada.admin"), "/v1/policy-approvals", approval)
                .then()
                .statusCode(403)
                .body("role", equalTo("standards-office"));
        post(as("stella.standards"), "/v1/policy-approvals", approval)
                .then()
                .statusCode(201)
                .body("role", equalTo("standards-office"))
                .body("approved", equalTo(true))
                .body("ledgerSeq", greaterThan(0))
                .body("decidedBy", nullValue());
        as("edgar.editor")
                .get("/v1/policy-approvals?limit=200&use=" + approval.get("useSha256"))
                .then()
                .statusCode(200)
                .body("items.rule", hasItem("ask-first"));
        stranger().get("/v1/policy-approvals").then().body("items", empty());

        // and
        approval.put("project", "spring");
        post(as("stella.standards"), "/v1/policy-approvals", approval)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/project"));
    }

    @Test
    void everyStepIsInTheLedgerWithoutPersonalData() {
        // given
        var policy = created(as("paul.policy"), "/v1/policies", Bodies.policy());
        created(as("petra.publisher"), "/v1/policy-acceptances", Bodies.acceptance(policy, 1));
        created(as("stella.standards"), "/v1/policy-approvals", Bodies.approval(policy));
        post(as("paul.policy"), "/v1/policies/" + policy + "/retirement", Map.of());

        // when
        var size =
                as("aldo.auditor")
                        .get("/v1/policy-approvals?limit=200")
                        .then()
                        .extract()
                        .<List<Integer>>path("items.ledgerSeq")
                        .getLast();
        var entries =
                as("aldo.auditor").get("/v1/ledger/entries?limit=10&from=" + Math.max(1, size - 2));

        // then
        entries.then()
                .body(
                        "items.kind",
                        hasItems(
                                "POLICY_PUBLISHED",
                                "POLICY_ACCEPTED",
                                "POLICY_USE_DECIDED",
                                "POLICY_RETIRED"))
                .body("items.body", hasItem(containsString(policy)));
        assertThat(entries.asString())
                .doesNotContain(accountOf("petra.publisher"))
                .doesNotContain(accountOf("stella.standards"));
    }

    @Test
    void aKeySendsAPublicationOnce() {
        // given
        var body = Bodies.policy();
        var key = UUID.randomUUID().toString();

        // when
        var first = post(as("paul.policy").header("Idempotency-Key", key), "/v1/policies", body);
        var again = post(as("paul.policy").header("Idempotency-Key", key), "/v1/policies", body);
        var other = post(as("paul.policy"), "/v1/policies", body);

        // then
        first.then().statusCode(201).body("id", notNullValue());
        again.then().statusCode(201).body("id", equalTo(first.path("id")));
        other.then().statusCode(409).body("type", equalTo("/problems/policy-code-taken"));
    }

    @ParameterizedTest
    @CsvSource({
        "code, Not A Code, /code",
        "code, 0199c0de-0001-7000-8000-000000000001, /code",
        "effectiveFrom, 2020-01-01T00:00:00Z, /effectiveFrom",
        "effectiveUntil, 2020-01-01T00:00:00Z, /effectiveUntil",
        "effectiveFrom, soon, /effectiveFrom",
        "texts, [], /texts",
        "rules.0.effect, MAYBE, /rules/0/effect",
        "rules.0.role, admin, /rules/0/role",
        "rules.0.label, x, /rules/0/label",
        "rules.0.code, ask-first, /rules/1/code",
        "rules.0.techniques, [T7], /rules/0/techniques/0",
        "rules.0.territories, [XX], /rules/0/territories/0",
        "rules.0.statements, {}, /rules/0/statements",
        "texts.1.language, EN, /texts/1/language",
        "texts.1.plain, ' ', /texts/1/plain"
    })
    void whatIsWrongIsNamed(String member, String value, String pointer) {
        post(as("paul.policy"), "/v1/policies", bent(member, value))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void aRuleThatAsksForApprovalNamesWhose() {
        // given
        var body = bent("rules.0.effect", "REQUIRES_APPROVAL");

        // then
        post(as("paul.policy"), "/v1/policies", body)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/rules/0/role"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> bent(String member, String value) {
        var body = Bodies.policy();
        var steps = member.split("\\.", -1);
        var at = body;
        if (steps.length == 3) {
            var items = (List<Map<String, Object>>) Objects.requireNonNull(body.get(steps[0]));
            at = items.get(Integer.parseInt(steps[1]));
        }
        Object bent =
                switch (value) {
                    case "[]" -> List.of();
                    case "{}" -> Map.of();
                    default ->
                            value.startsWith("[")
                                    ? List.of(value.substring(1, value.length() - 1))
                                    : value;
                };
        at.put(steps[steps.length - 1], bent);
        return body;
    }
}
