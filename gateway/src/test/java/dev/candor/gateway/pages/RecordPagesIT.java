package dev.candor.gateway.pages;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.Neighbourhood.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
class RecordPagesIT {
    private static final String POLICY =
            """
            {"id": "x", "code": "newsroom", "version": 2, "status": "IN_FORCE", "language": "%s",
             "languages": ["en", "de"], "fallback": false, "title": "Fakes & news",
             "plain": "We never <do> it.\\n\\nNever.",
             "rules": [{"code": "no-masking", "effect": "PROHIBITED", "statement": "Keine Masken.", "language": "de"}],
             "effectiveFrom": "2026-07-01T00:00:00Z"}
            """;
    private static final String HASH = "ab".repeat(32);

    @AfterEach
    void closeTheNeighbourhood() {
        Neighbourhood.stopAll();
    }

    @Test
    void everybodyReadsAPolicyInTheirLanguage() {
        // given
        var consent =
                Neighbourhood.of("consent")
                        .on("GET /v1/policies/newsroom/plain", json(200, POLICY.formatted("en")));

        // when
        var page = given().header("Accept-Language", "fr, de;q=0.5").get("/policies/newsroom");

        // then
        page.then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("<h1>Fakes &amp; news</h1>"))
                .body(containsString("We never &lt;do&gt; it."))
                .body(containsString("Not allowed"))
                .body(containsString("<p lang=\"de\">Keine Masken.</p>"))
                .body(containsString("In force since 1 Jul 2026"))
                .body(containsString("href=\"/policies/newsroom?lang=de\""))
                .body(not(containsString("<script")));
        assertThat(consent.last().path()).isEqualTo("/v1/policies/newsroom/plain?lang=de");
        assertThat(consent.last().header("Authorization")).isEmpty();
    }

    @Test
    void theOrganizationGoesOnInEveryLink() {
        // given
        var consent =
                Neighbourhood.of("consent")
                        .on("GET /v1/policies/newsroom/plain", json(200, POLICY.formatted("en")))
                        .on(
                                "GET /v1/policies",
                                json(
                                        200,
                                        """
                                        {"items": [{"code": "newsroom", "version": 2,
                                          "effectiveFrom": "2026-07-01T00:00:00Z",
                                          "texts": [{"language": "en", "title": "Fakes & news", "text": "x", "plain": "y"}]}]}
                                        """));

        // then
        given().get("/policies/newsroom?organization=studio&lang=en")
                .then()
                .statusCode(200)
                .body(containsString("?organization=studio&amp;lang=de\""));
        assertThat(consent.last().path())
                .isEqualTo("/v1/policies/newsroom/plain?organization=studio&lang=en");
        given().get("/policies?organization=studio")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/policies/newsroom?organization=studio\""));
    }

    @Test
    void whatIsNotReadInTheTextItselfAndWhatIsStaleIsMarked() {
        // given
        var label =
                Neighbourhood.of("label")
                        .on(
                                "GET /v1/profiles/matrix",
                                json(
                                        200,
                                        """
                                        {"on": "2026-12-01", "lines": [%s, %s]}
                                        """
                                                .formatted(
                                                        line("law-a", "SECONDARY", true),
                                                        line("law-b", "PRIMARY", false))));

        // when
        var page = given().get("/markets?organization=studio");

        // then
        page.then()
                .statusCode(200)
                .body(containsString("<h2>The &lt;law&gt; law-a</h2>"))
                .body(containsString("PDF-1: Act 1 (2026-01-01, SECONDARY)"));
        var body = page.asString();
        assertThat(body.split("Secondary source:", -1)).hasSize(2);
        assertThat(body.split("Stale: its review was due on 2026-06-01", -1)).hasSize(2);
        assertThat(label.last().path()).isEqualTo("/v1/profiles/matrix?organization=studio");
    }

    private static String line(String id, String confidence, boolean stale) {
        return """
        {"profile": "%1$s", "version": 1, "title": "The <law> %1$s", "status": "IN_FORCE", "holds": true,
         "effective": "2026-01-01", "reviewBy": "2026-06-01", "stale": %3$s, "confidence": "%2$s",
         "addressee": "Whoever publishes", "markets": ["EU", "DE"], "image": "required", "video": "none",
         "audio": "none", "text": "none", "embedded": "none",
         "sources": ["PDF-1: Act 1 (2026-01-01, %2$s)"]}\
        """
                .formatted(id, confidence, stale);
    }

    @Test
    void everybodyReadsUnderWhatConsentAFileStands() {
        // given
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/assets/" + HASH + "/consent-statement",
                        json(
                                200,
                                """
                                {"assetSha256": "%s", "state": "ENDED", "meaning": "It is over.",
                                 "consent": {"methods": ["E_SIGN", "CLICK"], "from": "2026-Q1", "until": "2026-Q2",
                                             "actions": ["DISTRIBUTE"], "modalities": ["IMAGE"], "reach": "WORLD",
                                             "term": "OPEN"},
                                 "exemptions": [], "ledgerSeq": 42}
                                """
                                        .formatted(HASH)));

        // then
        given().get("/assets/" + HASH)
                .then()
                .statusCode(200)
                .body(containsString("Consent has ended"))
                .body(containsString("It is over."))
                .body(containsString("e sign, click"))
                .body(containsString("2026-Q1 to 2026-Q2"))
                .body(containsString(HASH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/policies/a%20b",
                "/policies/newsroom?lang=%2F",
                "/policies?organization=A%26b",
                "/assets/zz",
                "/assets/ABAB"
            })
    void whatIsNoAddressOfOursIsNotPassedOn(String path) {
        // given
        var consent = Neighbourhood.of("consent");
        var before = consent.seen().size();

        // then
        given().urlEncodingEnabled(false)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"));
        assertThat(consent.seen()).hasSize(before);
    }

    @Test
    void anUnknownPolicyIsAPageToo() {
        // given
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/policies/nobody/plain",
                        problem(
                                404,
                                """
                                {"type": "/problems/unknown-policy", "title": "No such policy", "status": 404,
                                 "detail": "No policy of this name here."}
                                """));

        // then
        given().accept("text/html")
                .get("/policies/nobody")
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("No such policy"));
    }
}
