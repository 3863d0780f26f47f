package dev.candor.gateway.portal;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.Neighbourhood.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of markets as policy editors read them, and what a draft would change.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class ProfilesIT {
    private static final String ROOM = "/portal/profiles";

    @TestHTTPResource URI address;

    @BeforeEach
    void serviceHasOneProfile() {
        Neighbourhood.of("label")
                .on("GET /v1/profiles", json(200, list(profile(2, false, true))))
                .on("GET /v1/profiles/eu-test", json(200, profile(2, false, true)))
                .on(
                        "GET /v1/profiles/eu-test/versions",
                        json(200, list(profile(2, false, true) + "," + profile(1, true, false))));
    }

    @AfterEach
    void neighboursLeave() {
        Neighbourhood.stopAll();
    }

    @ParameterizedTest
    @CsvSource({"paul.policy, 200", "ada.admin, 200", "petra.publisher, 403", "aldo.auditor, 403"})
    void roomOpensToWhoKeepsTheRules(String user, int status) throws Exception {
        assertThat(browser(user).get(ROOM).statusCode()).isEqualTo(status);
        assertThat(browser(user).get(ROOM + "/eu-test").statusCode()).isEqualTo(status);
        assertThat(browser(user).get("/portal").body().contains("href=\"/portal/profiles\""))
                .isEqualTo(status == 200);
    }

    @Test
    void rulesAreToldAsOfADayAndThoseDueForReviewFirst() throws Exception {
        // when
        var page = browser("paul.policy").get(ROOM + "?on=2027-05-01").body();

        // then
        assertThat(page)
                .contains("Due for review", "review was due by January 1, 2027")
                .contains("the European Union", "partly in force", "Does not apply");
        assertThat(Neighbourhood.of("label").seen())
                .anySatisfy(it -> assertThat(it.path()).isEqualTo("/v1/profiles?on=2027-05-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "de, Regeln der Märkte, teilweise in Kraft",
        "fr, Règles des marchés, partiellement en vigueur",
        "es, Reglas de los mercados, parcialmente en vigor",
        "zh, 市场规则, 部分生效",
        "ar, قواعد الأسواق, نافذ جزئيًا"
    })
    void roomIsToldInTheLanguageOfTheReader(String language, String title, String status)
            throws Exception {
        assertThat(browser("paul.policy").get(ROOM, language).body())
                .contains("<html lang=\"%s\"".formatted(language), title, status);
    }

    @Test
    void draftBeginsAsTheNextVersionOfWhatIsInForce() throws Exception {
        assertThat(browser("paul.policy").get(ROOM + "/eu-test").body())
                .contains("&quot;version&quot; : 3", "<option value=\"2\" selected>")
                .doesNotContain("&quot;stale&quot;", "&quot;holds&quot;");
    }

    @Test
    void draftBehindAVersionThatIsYetToComeHasTheNumberAfterThat() throws Exception {
        // given
        Neighbourhood.of("label")
                .on("GET /v1/profiles/eu-test", json(200, profile(1, true, false)));

        // then
        assertThat(browser("paul.policy").get(ROOM + "/eu-test").body())
                .contains("&quot;version&quot; : 3", "<option value=\"1\" selected>")
                .doesNotContain("review was due");
    }

    @Test
    void draftIsComparedAndComesBackAsItWas() throws Exception {
        // given
        Neighbourhood.of("label").on("POST /v1/profiles/comparisons", json(200, differences()));

        // when
        var page = compare("{\"id\": \"eu-test\", \"title\": \"<b>\"}");

        // then
        assertThat(page)
                .contains("/image/minHeightRatio", "0.025", "0.03", "This was a dry run")
                .contains("&quot;title&quot;: &quot;&lt;b&gt;&quot;");
        assertThat(Neighbourhood.of("label").seen())
                .filteredOn(it -> it.path().equals("/v1/profiles/comparisons"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains("\"profile\":\"eu-test\"", "\"before\":1")
                                        .contains("\"candidate\":{\"id\":\"eu-test\""));
    }

    @Test
    void draftThatIsNoJsonIsToldWhere() throws Exception {
        // when
        var page = compare("{\"id\": \"eu-test\",\n oops}");

        // then
        assertThat(page).contains("role=\"alert\"", "look at line 2, column", "oops}</textarea>");
        assertThat(Neighbourhood.of("label").seen())
                .noneMatch(it -> it.path().equals("/v1/profiles/comparisons"));
    }

    @Test
    void draftThatIsTooDeepIsRefused() throws Exception {
        assertThat(compare("[".repeat(5000))).contains("role=\"alert\"", "This is no JSON");
    }

    @Test
    void draftThatIsNoProfileIsToldWhy() throws Exception {
        // given
        Neighbourhood.of("label")
                .on(
                        "POST /v1/profiles/comparisons",
                        problem(422, "{\"detail\":\"/markets must name a market.\"}"));

        // then
        assertThat(compare("{}")).contains("role=\"alert\"", "/markets must name a market.");
    }

    @Test
    void formOfAnotherSiteIsNotTaken() throws Exception {
        // when
        var answer =
                browser("paul.policy")
                        .post(
                                ROOM + "/eu-test/comparison",
                                Map.of("before", "1", "csrf", "made up"));

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void pagesAreWellToLookAt() throws IOException {
        try (var page = SignedInPage.of(address, "paul.policy")) {
            page.looksWellAt(ROOM, "profiles");
            page.looksWellAt(ROOM + "/eu-test", "profile");
        }
    }

    private String compare(String candidate) throws Exception {
        var browser = browser("paul.policy");
        var form = browser.get(ROOM + "/eu-test");
        return browser.post(
                        ROOM + "/eu-test/comparison",
                        Map.of("csrf", Browser.csrf(form), "before", "1", "candidate", candidate))
                .body();
    }

    private Browser browser(String user) {
        return Browser.kept(address, user);
    }

    private static String list(String profiles) {
        return "{\"on\":\"2027-05-01\",\"items\":[%s],\"stale\":[]}".formatted(profiles);
    }

    private static String profile(int version, boolean holds, boolean stale) {
        return """
        {"id":"eu-test","version":%d,"title":"A test of rules","kind":"LAW",
         "status":"IN_FORCE_PARTLY","effective":"2026-08-02","reviewBy":"2027-01-01",
         "addressee":"Deployers","markets":["EU"],"triggers":["use of AI"],"exemptions":[],
         "confidence":"SECONDARY","sources":[{"key":"AIA","title":"Regulation (EU) 2024/1689",
         "date":"2024-07-12","confidence":"PRIMARY"}],"holds":%s,"stale":%s}\
        """
                .formatted(version, holds, stale);
    }

    private static String differences() {
        return """
        {"profile":"eu-test","differences":[
         {"pointer":"/image/minHeightRatio","before":"0.025","after":"0.03"}]}\
        """;
    }
}
