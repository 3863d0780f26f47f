package dev.candor.gateway.portal;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.portal.Browser.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.gateway.Neighbourhood;
import dev.candor.gateway.publication.Suite;
import dev.candor.kit.spool.Spool;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class PortalIT {

    @TestHTTPResource URI address;
    @Inject Spool spool;

    @BeforeEach
    void neighboursAnswer() {
        Suite.answers(spool);
        Neighbourhood.of("consent")
                .on("GET /v1/subjects", json(200, "{\"items\":[%s]}".formatted(subject())))
                .on("GET /v1/subjects/" + Suite.SUBJECT, json(200, subject()))
                .on("GET /v1/grants", json(200, "{\"items\":[%s]}".formatted(grant())));
    }

    @AfterEach
    void neighboursLeave() {
        Neighbourhood.stopAll();
    }

    @Test
    void strangerIsSentToSignIn() throws Exception {
        // when
        var page = new Browser(address).get("/portal/publications");

        // then
        assertThat(page.uri().getPath()).contains("/realms/candor/");
        assertThat(page.body()).contains("password");
    }

    @Test
    void overviewShowsWhatWaitsAndWhoAnswers() throws Exception {
        // given
        Neighbourhood.of("label").stop();

        // when
        var page = browser("olivia.officer").get("/portal");

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("olivia.officer")
                .contains("Example Press asks to use a likeness")
                .contains("does not answer")
                .contains("answers in");
        assertThat(Neighbourhood.of("consent").seen())
                .filteredOn(it -> it.path().startsWith("/v1/grants"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.header("Authorization")).startsWith("Bearer "));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void overviewTellsWhatHasToBeLookedAt() throws Exception {
        // given
        Neighbourhood.of("label")
                .on(
                        "GET /v1/profiles",
                        json(
                                200,
                                "{\"on\":\"2026-11-24\",\"items\":[{\"id\":\"a\",\"version\":1,\"holds\":true,\"stale\":true}]}"));
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/ledger/checkpoint",
                        json(
                                200,
                                "{\"origin\":\"o\",\"size\":1234,\"root\":\"00\","
                                    + "\"at\":\"2026-06-01T12:05:01Z\",\"kid\":\"k\",\"note\":\"n\"}"));

        // when
        var page = browser("ada.admin").get("/portal").body();

        // then
        assertThat(page)
                .contains("<p class=\"number\">1</p><p><a href=\"/portal/profiles\">rules due")
                .contains("<p class=\"number\">1234</p><p><a href=\"/portal/ledger\">entries in")
                .contains("signed June 1, 2026, 12:05 UTC");
    }

    @Test
    void overviewStandsWhenAServiceIsSilent() throws Exception {
        // given
        Neighbourhood.stopAll();

        // when
        var page = browser("ada.admin").get("/portal");

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Rules: no answer at the moment", "Ledger: no answer at the moment");
    }

    @Test
    void overviewShowsHowMuchCarriesALabel() throws Exception {
        // given
        var browser = browser("petra.publisher");
        var form = browser.get("/portal/publications/new");
        publish(browser, csrf(form), Map.of("title", "A street"));

        // when
        var page = browser.get("/portal").body();

        // then
        assertThat(page)
                .containsPattern("In the last eight weeks [1-9][0-9]* of [1-9][0-9]* publications")
                .containsPattern(
                        "<rect class=\"labelled\" x=\"280\" y=\"[0-9]+\" width=\"32\""
                                + " height=\"[1-9]");
    }

    @Test
    void publisherPublishesAndSeesEachStep() throws Exception {
        // given
        var browser = browser("petra.publisher");
        var form = browser.get("/portal/publications/new");

        // when
        var page = publish(browser, csrf(form), Map.of("title", "A <b>bold</b> street"));

        // then
        assertThat(page.uri().getPath()).startsWith("/portal/publications/0");
        assertThat(page.body())
                .contains("A &lt;b&gt;bold&lt;/b&gt; street")
                .doesNotContain("<b>bold")
                .contains("Inspect", "Consent", "Decide", "Render", "Bind", "Sign", "Prove")
                .contains("“AI-generated” is in the image")
                .contains("Trusted");
        assertThat(browser.get("/portal/publications").body())
                .contains("A &lt;b&gt;bold&lt;/b&gt; street");
        assertThat(browser.get(page.uri().getPath() + "/asset").body())
                .isEqualTo("not really a picture labelled marked signed");
        assertNothingInTheSpool();
    }

    @Test
    void refusedPublicationShowsHowFarItCame() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on("POST /v1/consent-checks", json(200, Suite.check("DENY", "grant_withdrawn")));
        var browser = browser("petra.publisher");
        var form = browser.get("/portal/publications/new");

        // when
        var page = publish(browser, csrf(form), Map.of("title", "A street"));

        // then
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("Consent does not cover this publication")
                .contains("<li>the consent was taken back</li>")
                .contains("Nothing was released")
                .contains("value=\"A street\"");
        assertNothingInTheSpool();
    }

    @Test
    void formWithAWrongFieldComesBackFilledIn() throws Exception {
        // given
        var browser = browser("petra.publisher");
        var form = browser.get("/portal/publications/new");

        // when
        var page = publish(browser, csrf(form), Map.of("title", "A street", "markets", "Atlantis"));

        // then
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("markets/0")
                .contains("value=\"Atlantis\" aria-invalid=\"true\"")
                .contains(
                        "<span id=\"markets-wrong\" class=\"wrong\" lang=\"en\" dir=\"ltr\">This"
                                + " must be EU");
        assertNothingInTheSpool();
    }

    @Test
    void whatIsShownOfPeopleAndWhatIsNotInItReachTheRegistry() throws Exception {
        // given
        var browser = browser("petra.publisher");
        var form = browser.get("/portal/publications/new");

        // when
        publish(
                browser,
                csrf(form),
                Map.of("title", "A street", "likeness", "FACE", "contentFlags", "none"));

        // then
        assertThat(form.body()).contains("way of moving", "praise of products", "None of these");
        assertThat(Neighbourhood.of("consent").seen())
                .filteredOn(it -> it.path().equals("/v1/consent-checks"))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.body())
                                        .contains("\"likeness\":[\"FACE\"]")
                                        .contains("\"contentFlags\":[]"));
    }

    @Test
    void nothingAndSomethingInItContradictEachOther() throws Exception {
        // given
        var browser = browser("petra.publisher");
        var form = browser.get("/portal/publications/new");

        // when
        var page =
                publish(
                        browser,
                        csrf(form),
                        Map.of("title", "A street", "contentFlags", "none, violence"));

        // then
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("id=\"contentFlags-wrong\"", "says that there is none");
        assertNothingInTheSpool();
    }

    @Test
    void formWithoutOurTokenIsRefused() throws Exception {
        // when
        var page = publish(browser("petra.publisher"), "guessed", Map.of("title", "A street"));

        // then
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertNothingInTheSpool();
    }

    @Test
    void formOfAnotherSiteIsRefused() throws Exception {
        // given
        var browser = browser("olivia.officer");
        var token = csrf(browser.get("/portal/consent?subject=" + Suite.SUBJECT));

        // when
        var answer =
                browser.postFromElsewhere(
                        "/portal/consent", Map.of("csrf", token, "subject", Suite.SUBJECT));

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void officerLooksAPersonUpAndAsks() throws Exception {
        // given
        var browser = browser("olivia.officer");

        // when
        var person = browser.get("/portal/consent?subject=" + Suite.SUBJECT);
        var answer =
                browser.post(
                        "/portal/consent",
                        Map.of(
                                "csrf",
                                csrf(person),
                                "subject",
                                Suite.SUBJECT,
                                "action",
                                "DISTRIBUTE",
                                "modality",
                                "IMAGE",
                                "purpose",
                                "editorial",
                                "territories",
                                "EU",
                                "channel",
                                "web"));

        // then
        assertThat(person.body()).contains("Ada Example", "Example Press", "Waits for an answer");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Yes, this person may be shown so");
    }

    @ParameterizedTest
    @CsvSource({
        "/portal, de, 'Willkommen, petra.publisher'",
        "/portal/consent, fr, Consentement",
        "/portal/publications, es, Publicaciones",
        "/portal/publications/new, zh, 发布文件",
        "/portal/publications, ar, المنشورات"
    })
    void roomsAreToldInTheLanguageOfTheReader(String path, String language, String title)
            throws Exception {
        assertThat(browser("petra.publisher").get(path, language).body())
                .contains("<html lang=\"%s\"".formatted(language), "<h1>%s</h1>".formatted(title))
                .doesNotContain("<main id=\"main\" tabindex=\"-1\" lang=\"en\"");
    }

    @Test
    void aPublicationIsToldInTheLanguageOfTheReader() throws Exception {
        // given
        var browser = browser("petra.publisher");
        var form = browser.get("/portal/publications/new");
        var published = publish(browser, csrf(form), Map.of("title", "A street")).uri().getPath();

        // when
        var page = browser.get(published, "de").body();

        // then
        assertThat(page)
                .contains("<h2 id=\"steps\">Schritt für Schritt</h2>", "<strong>Signieren</strong>")
                .contains("<dd>KI-generiert (erklärt)</dd>");
    }

    @Test
    void roomsAreWellToLookAt() throws Exception {
        // given
        var browser = browser("petra.publisher");
        var form = browser.get("/portal/publications/new");
        var published = publish(browser, csrf(form), Map.of("title", "A street")).uri().getPath();

        try (var page = SignedInPage.of(address, "petra.publisher")) {
            page.looksWellAt("/portal", "overview");
            page.looksWellAt("/portal/consent?subject=" + Suite.SUBJECT, "consent");
            page.looksWellAt("/portal/publications", "publications");
            page.looksWellAt("/portal/publications/new", "publish");
            page.looksWellAt(published, "publication");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "petra.publisher, /portal/publications, 200",
        "petra.publisher, /portal/publications/new, 200",
        "petra.publisher, /portal/consent, 200",
        "olivia.officer, /portal/publications, 200",
        "olivia.officer, /portal/publications/new, 403",
        "olivia.officer, /portal/consent, 200",
        "aldo.auditor, /portal/publications, 200",
        "aldo.auditor, /portal/publications/new, 403",
        "aldo.auditor, /portal/consent, 200",
        "paul.policy, /portal, 200",
        "paul.policy, /portal/publications, 403",
        "paul.policy, /portal/consent, 403"
    })
    void eachRoleHasItsRooms(String user, String path, int status) throws Exception {
        // when
        var page = browser(user).get(path);

        // then
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("<h1>");
    }

    @Test
    void menuShowsOnlyRoomsThatOpen() throws Exception {
        // when
        var page = browser("paul.policy").get("/portal").body();

        // then
        assertThat(page).contains(">Overview</a>").doesNotContain(">Publish</a>", ">Consent</a>");
    }

    @Test
    void unknownPublicationIsAPage() throws Exception {
        // when
        var page =
                browser("petra.publisher")
                        .get("/portal/publications/0198b5a0-0000-7000-8000-00000000dead");

        // then
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("No such publication");
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        // given
        var browser = Browser.of(address, "edgar.editor");

        // when
        var bye = browser.get("/logout");
        var after = browser.get("/portal");

        // then
        assertThat(bye.uri().getPath()).isEqualTo("/portal/bye");
        assertThat(bye.body()).contains("You are signed out");
        assertThat(after.uri().getPath()).contains("/realms/candor/");
    }

    @Test
    void expiredSessionTellsAScriptToReload() throws Exception {
        // when
        var answer = new Browser(address).getByScript("/portal/health");

        // then
        assertThat(answer.statusCode()).isEqualTo(499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/problems", "/problems/consent-denied", "/portal/bye"})
    void publicPageOpensForEverybody(String path) throws Exception {
        // when
        var page = new Browser(address).get(path);

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>", "lang=\"en\"", "Skip to the content");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void unknownPageIsAPageForPeopleAndAProblemForPrograms() throws Exception {
        // when
        var page = new Browser(address).get("/nowhere");
        var problem = new Browser(address).get("/v1/nowhere");

        // then
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here");
        assertThat(problem.statusCode()).isEqualTo(404);
    }

    @Test
    void verifyPageTakesAStoreThatIsKeptBesideTheFile() throws Exception {
        // given
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/verifications",
                        json(
                                200,
                                "{\"state\":\"Valid\",\"sentence\":\"Found.\",\"manifests\":[]}"));

        // when
        var page =
                new Browser(address)
                        .post(
                                "/verify",
                                "multipart/form-data; boundary=b",
                                (part("asset", "a.png", "the picture")
                                                + part("sidecar", "a.c2pa", "the store")
                                                + "--b--\r\n")
                                        .getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(page.body()).contains("Found.");
        assertThat(Neighbourhood.of("provenance").last().body())
                .contains("name=\"asset\"; filename=\"asset\"")
                .contains("the picture")
                .contains("name=\"sidecar\"; filename=\"sidecar\"")
                .contains("the store");
        assertNothingInTheSpool();
    }

    @Test
    void verifyPageKeepsNothingOfAFormWithoutAFile() throws Exception {
        var page =
                new Browser(address)
                        .post(
                                "/verify",
                                "multipart/form-data; boundary=b",
                                (part("sidecar", "a.c2pa", "the store") + "--b--\r\n")
                                        .getBytes(StandardCharsets.UTF_8));

        assertThat(page.statusCode()).isEqualTo(400);
        assertNothingInTheSpool();
    }

    private static String part(String name, String file, String content) {
        return """
        --b\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        \r
        %s\r
        """
                .formatted(name, file, content);
    }

    @Test
    void verifyPageSaysWhatWasFound() throws Exception {
        // given
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/verifications",
                        json(
                                200,
                                """
                                {"state":"Trusted","sentence":"All is well.","activeManifest":"urn:c2pa:1",
                                 "manifests":[{"label":"urn:c2pa:1","claimGenerator":"Candor","signature":
                                 {"issuer":"Example CA","subject":"Example Press"},"actions":[{"action":
                                 "c2pa.created","digitalSourceType":
                                 "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}]}]}\
                                """));

        // when
        var page = verify("not really a picture");

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Content Credentials found, from a signer we trust")
                .contains("All is well.")
                .contains("Example Press")
                .contains("Created (Made by a generative model)")
                .contains("no proof that what it shows is true");
        assertThat(Neighbourhood.of("provenance").last().body()).isEqualTo("not really a picture");
        assertNothingInTheSpool();
    }

    @Test
    void verifyPageNeverTakesAbsenceForProof() throws Exception {
        // given
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/verifications",
                        json(200, "{\"state\":\"NoManifest\",\"sentence\":\"None.\"}"));

        // then
        assertThat(verify("x").body())
                .contains("No Content Credentials in this file")
                .contains("That proves nothing about the file");
    }

    @Test
    void verifyPageExplainsAFileThatCannotBeRead() throws Exception {
        // given
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/verifications",
                        Neighbourhood.problem(
                                422,
                                "{\"type\":\"/problems/unreadable-media\",\"detail\":\"It ends at"
                                        + " byte 7.\"}"));

        // then
        assertThat(verify("x").body())
                .contains("This file could not be read")
                .contains("It ends at byte 7.");
    }

    @Test
    void documentOfTheSuiteNamesEveryService() throws Exception {
        // when
        var document = new Browser(address).get("/q/openapi?format=json");
        var docs = new Browser(address).get("/docs");

        // then
        assertThat(document.body())
                .contains("\"3.1.0\"", "/v1/publications", "/v1/grants", "/v1/signatures")
                .contains("/v1/verdicts", "\"bearer\"", "publication:create");
        assertThat(docs.statusCode()).isEqualTo(200);
        assertThat(docs.body()).contains("swagger-ui", "/q/openapi").doesNotContain("https://");
    }

    private Browser browser(String user) {
        return Browser.kept(address, user);
    }

    private HttpResponse<String> verify(String file) throws Exception {
        return new Browser(address)
                .post(
                        "/verify",
                        "multipart/form-data; boundary=b",
                        ("--b\r\nContent-Disposition: form-data; name=\"asset\";"
                                        + " filename=\"a.png\"\r\n\r\n"
                                        + file
                                        + "\r\n--b--\r\n")
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> publish(
            Browser browser, String csrf, Map<String, String> more) throws Exception {
        var fields = new LinkedHashMap<String, String>();
        fields.put("csrf", csrf);
        fields.put("digitalSourceType", "trainedAlgorithmicMedia");
        fields.put("subjects", Suite.SUBJECT);
        fields.put("otherSubjects", "");
        fields.put("purpose", "editorial");
        fields.put("channel", "web");
        fields.put("markets", "EU");
        fields.put("languages", "en");
        fields.putAll(more);
        var body = new StringBuilder();
        fields.forEach(
                (name, value) ->
                        body.append("--b\r\nContent-Disposition: form-data; name=\"")
                                .append(name)
                                .append("\"\r\n\r\n")
                                .append(value)
                                .append("\r\n"));
        body.append(
                "--b\r\nContent-Disposition: form-data; name=\"asset\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\nnot really a picture\r\n--b--\r\n");
        return browser.post(
                "/portal/publications",
                "multipart/form-data; boundary=b",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertNothingInTheSpool() throws IOException {
        try (var files = Files.list(SuiteFiles.spool())) {
            assertThat(files).isEmpty();
        }
    }

    private static String subject() {
        return """
        {"id":"%s","kind":"LIVING_ADULT","displayName":"Ada Example","jurisdiction":"DE",
         "languages":["de"],"createdAt":"2026-01-01T00:00:00Z"}\
        """
                .formatted(Suite.SUBJECT);
    }

    private static String grant() {
        return """
        {"id":"%s","subjectId":"%s","noticeId":"%s","licensee":"Example Press","state":"REQUESTED",
         "requestedAt":"2026-01-01T00:00:00Z","scope":[{"effect":"PERMIT","actions":["DISTRIBUTE"],
         "modalities":["IMAGE"],"purposes":["editorial"],"territories":["EU"],"channels":["*"],
         "from":"2026-01-01T00:00:00Z","until":"2027-01-01T00:00:00Z"}]}\
        """
                .formatted(Suite.GRANT, Suite.SUBJECT, Suite.CHECK);
    }
}
