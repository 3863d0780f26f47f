package dev.candor.gateway.portal;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.Neighbourhood.problem;
import static dev.candor.gateway.portal.Browser.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.gateway.Neighbourhood;
import dev.candor.gateway.Neighbourhood.Seen;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The people of the registry, as officers and auditors meet them.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class PeopleIT {
    private static final String ADA = "0199c0de-0001-7000-8000-000000000001";
    private static final String ASKED = "0199c0de-0003-7000-8000-000000000001";
    private static final String AGREED = "0199c0de-0003-7000-8000-000000000002";
    private static final String APPROVAL = "0199c0de-000e-7000-8000-000000000001";
    private static final String GRANTS = "/portal/people/grants/";

    @TestHTTPResource URI address;

    @BeforeEach
    void registryKnowsAda() {
        var registry =
                Neighbourhood.of("consent")
                        .on("GET /v1/subjects", json(200, items(ada(), person("Bo Other"))))
                        .on("GET /v1/subjects/" + ADA, json(200, ada()))
                        .on("GET /v1/me", json(200, "{\"people\":[]}"))
                        .on(
                                "GET /v1/grants",
                                json(
                                        200,
                                        items(grant(ASKED, "REQUESTED"), grant(AGREED, "ACTIVE"))));
        for (var grant : List.of(ASKED, AGREED)) {
            registry.on("GET /v1/grants/" + grant + "/history", json(200, history()))
                    .on("GET /v1/grants/" + grant + "/approvals", json(200, items(approval())));
        }
        registry.on("GET /v1/grants/" + ASKED, json(200, grant(ASKED, "REQUESTED")))
                .on("GET /v1/grants/" + AGREED, json(200, grant(AGREED, "ACTIVE")))
                .on("POST /v1/grants/" + ASKED + "/expression", json(200, grant(ASKED, "ACTIVE")))
                .on(
                        "POST /v1/grants/" + AGREED + "/suspension",
                        json(200, grant(AGREED, "SUSPENDED")))
                .on(
                        "POST /v1/grants/%s/approvals/%s/decision".formatted(AGREED, APPROVAL),
                        json(200, approval()));
    }

    @AfterEach
    void neighboursLeave() {
        Neighbourhood.stopAll();
    }

    @ParameterizedTest
    @CsvSource({
        "olivia.officer, 200",
        "aldo.auditor, 200",
        "petra.publisher, 200",
        "paul.policy, 403",
        "edgar.editor, 403",
        "sam.subject, 403",
        "rita.representative, 403"
    })
    void roomOpensToWhoKeepsTheRegistry(String user, int status) throws Exception {
        assertThat(browser(user).get("/portal/people").statusCode()).isEqualTo(status);
        assertThat(browser(user).get("/portal").body().contains("href=\"/portal/people\""))
                .isEqualTo(status == 200);
    }

    @Test
    void listShowsWhatWaitsAndWhoIsThere() throws Exception {
        // when
        var page = browser("olivia.officer").get("/portal/people").body();

        // then
        assertThat(page)
                .contains("Studio Nord asks", "face: publish it · documentary film")
                .contains("Ada Example", "Adult, Germany, reads German")
                .contains("Bo Other");
    }

    @Test
    void nameIsSoughtOverSeveralPagesOfTheRegistry() throws Exception {
        // given: a registry whose first pages have nobody of that name
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/subjects",
                        exchange -> {
                            var last = exchange.getRequestURI().getQuery().contains("cursor=two");
                            json(
                                            200,
                                            last
                                                    ? items(ada())
                                                    : "{\"items\":[%s],\"next\":\"two\"}"
                                                            .formatted(person("Bo Other")))
                                    .to(exchange);
                        });

        // when
        var page = browser("olivia.officer").get("/portal/people?name=ada+ex").body();

        // then
        assertThat(page).contains("Found for “ada ex”", "Ada Example").doesNotContain("Bo Other");
    }

    @Test
    void searchStopsAndSaysWhereToGoOn() throws Exception {
        // given: a registry without end
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/subjects",
                        json(
                                200,
                                "{\"items\":[%s],\"next\":\"a&b\"}".formatted(person("Bo Other"))));

        // when
        var page = browser("olivia.officer").get("/portal/people?name=%3Cb%3E").body();

        // then
        assertThat(page)
                .contains("Nobody of that name was found so far", "Search further")
                .contains("href=\"/portal/people?name=%3Cb%3E&amp;cursor=a%26b\"")
                .doesNotContain("<b>");
        assertThat(Neighbourhood.of("consent").seen())
                .filteredOn(it -> it.path().startsWith("/v1/subjects?"))
                .hasSize(5);
    }

    @Test
    void timelineTellsWhatHappenedByWhomAndWhy() throws Exception {
        // when
        var page = browser("aldo.auditor").get(GRANTS + AGREED).body();

        // then
        assertThat(page)
                .contains("Yes was said (by a signature on paper)")
                .contains("the person · Ledger entry 42")
                .contains("Reason: Strike of the performers’ union")
                .contains("receipt?form=json");
    }

    @Test
    void auditorReadsAndChangesNothing() throws Exception {
        // when
        var auditor = browser("aldo.auditor");
        var page = auditor.get(GRANTS + AGREED);
        var form = Map.of("csrf", "x", "key", UUID.randomUUID().toString());

        // then
        assertThat(page.body()).doesNotContain("method=\"post\"", "name=\"verdict\"");
        assertThat(auditor.post(GRANTS + AGREED + "/suspension", form).statusCode()).isEqualTo(403);
        assertThat(posts()).isEmpty();
    }

    @Test
    void answerOnPaperIsRecordedWithTheScan() throws Exception {
        // given
        var digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

        // when
        var page = press(ASKED, "/expression", Map.of("language", "de", "digest", digest));

        // then
        assertThat(page).contains("The yes is recorded.");
        assertThat(posts())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains("\"method\":\"WET_SIGN\"", "\"language\":\"de\"")
                                        .contains("\"type\":\"signed-paper\"", digest))
                .satisfies(it -> assertThat(it.header("Idempotency-Key")).hasSize(36))
                .satisfies(it -> assertThat(it.header("Authorization")).startsWith("Bearer "));
    }

    @Test
    void grantIsSuspendedForACause() throws Exception {
        // when
        var page =
                press(AGREED, "/suspension", Map.of("cause", "STRIKE", "reason", "It began today"));

        // then
        assertThat(page).contains("Suspended. It permits nothing for now.");
        assertThat(posts().getFirst().body())
                .isEqualTo("{\"cause\":\"STRIKE\",\"reason\":\"It began today\"}");
    }

    @Test
    void singleUseIsRefusedWithAReason() throws Exception {
        // when
        var page =
                press(
                        AGREED,
                        "/approvals/" + APPROVAL,
                        Map.of("verdict", "REJECT", "reason", "Not this scene"));

        // then
        assertThat(page).contains("The decision on the use is recorded.");
        assertThat(posts().getFirst().body())
                .isEqualTo("{\"verdict\":\"REJECT\",\"reason\":\"Not this scene\"}");
    }

    @Test
    void whatTheRegistryRefusesIsSaidOnTheSamePage() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on(
                        "POST /v1/grants/" + AGREED + "/suspension",
                        problem(409, "{\"detail\":\"It rests already.\"}"));

        // when
        var page = press(AGREED, "/suspension", Map.of("cause", "STRIKE"));

        // then
        assertThat(page).contains("role=\"alert\"", "It rests already.", "Timeline");
    }

    @Test
    void formWithoutOurTokenChangesNothing() throws Exception {
        // when
        var answer =
                browser("olivia.officer")
                        .post(
                                GRANTS + AGREED + "/revocation",
                                Map.of("csrf", "guessed", "key", UUID.randomUUID().toString()));

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de, Personen und ihre Einwilligungen",
        "fr, Les personnes et leurs autorisations",
        "es, Las personas y sus autorizaciones",
        "zh, 人员及其授权",
        "ar, الأشخاص وتصاريحهم"
    })
    void roomIsToldInTheLanguageOfTheReader(String language, String title) throws Exception {
        assertThat(browser("olivia.officer").get("/portal/people", language).body())
                .contains("<html lang=\"%s\"".formatted(language), "<h1>%s</h1>".formatted(title));
    }

    @Test
    void pagesAreWellToLookAt() throws IOException {
        try (var page = SignedInPage.of(address, "olivia.officer")) {
            page.looksWellAt("/portal/people", "people");
            page.looksWellAt("/portal/people/" + ADA, "person");
            page.looksWellAt(GRANTS + ASKED, "grant-asked");
            page.looksWellAt(GRANTS + AGREED + "?done=suspension", "grant-agreed");
        }
    }

    private String press(String grant, String act, Map<String, String> filledIn) throws Exception {
        var browser = browser("olivia.officer");
        var page = browser.get(GRANTS + grant);
        assertThat(page.body()).contains("action=\"" + GRANTS + grant + act + "\"");
        var fields = new HashMap<>(filledIn);
        fields.put("csrf", csrf(page));
        fields.put("key", UUID.randomUUID().toString());
        return browser.post(GRANTS + grant + act, fields).body();
    }

    private static List<Seen> posts() {
        return Neighbourhood.of("consent").seen().stream()
                .filter(seen -> seen.method().equals("POST"))
                .toList();
    }

    private Browser browser(String user) {
        return Browser.kept(address, user);
    }

    private static String items(String... items) {
        return "{\"items\":[%s]}".formatted(String.join(",", items));
    }

    private static String ada() {
        return person("Ada Example");
    }

    private static String person(String name) {
        return """
        {"id":"%s","kind":"LIVING_ADULT","displayName":"%s","jurisdiction":"DE","languages":["de"]}\
        """
                .formatted(ADA, name);
    }

    private static String grant(String id, String state) {
        var possible =
                state.equals("REQUESTED")
                        ? "\"expression\",\"refusal\",\"withdrawal\""
                        : "\"withdrawal\",\"revocation\",\"suspension\",\"renewal\"";
        return """
        {"id":"%s","subjectId":"%s","noticeId":"%s","licensee":"Studio Nord","state":"%s",
         "since":"2026-06-01T12:05:00Z","requestedAt":"2026-06-01T12:00:00Z",
         "answerBy":"2026-12-24T12:00:00Z","endsAt":"2030-01-01T00:00:00Z","possible":[%s],"scope":[
         {"effect":"PERMIT","actions":["DISTRIBUTE"],"modalities":["VIDEO"],"likeness":["FACE"],
          "purposes":["documentary"],"territories":["EU","CH"],"channels":["*"],"approval":"PER_USE",
          "from":"2026-06-01T00:00:00Z","until":"2030-01-01T00:00:00Z",
          "description":"The film on the harbour"},
         {"effect":"PROHIBIT","actions":["TRAIN"],"modalities":["VIDEO"],"purposes":["*"],
          "territories":["WORLD"],"channels":["*"],"from":"2026-06-01T00:00:00Z"}]}\
        """
                .formatted(id, ADA, ADA, state, possible);
    }

    private static String history() {
        return """
        {"items":[
         {"kind":"GRANT_REQUESTED","at":"2026-06-01T12:00:00Z","capacity":"ORGANIZATION",
          "ledgerSeq":41},
         {"kind":"GRANT_EXPRESSED","at":"2026-06-01T12:05:00Z","capacity":"SUBJECT",
          "method":"WET_SIGN","ledgerSeq":42},
         {"kind":"GRANT_SUSPENDED","at":"2026-06-20T08:00:00Z","capacity":"ORGANIZATION",
          "reason":"Strike of the performers’ union","ledgerSeq":61},
         {"kind":"GRANT_RESUMED","at":"2026-07-02T08:00:00Z","capacity":"ORGANIZATION",
          "ledgerSeq":70}]}\
        """;
    }

    private static String approval() {
        return """
        {"id":"%s","grantId":"%s","requestedAt":"2026-06-01T12:00:00Z","useKind":"SCRIPT",
         "useSha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         "description":"Script of the second spot, version 4","outcome":"REQUESTED","said":[]}\
        """
                .formatted(APPROVAL, AGREED);
    }
}
