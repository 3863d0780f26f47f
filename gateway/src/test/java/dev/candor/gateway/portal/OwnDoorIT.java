package dev.candor.gateway.portal;

import static dev.candor.gateway.Neighbourhood.json;
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
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A person at their own door, without script, signed in at a real Keycloak.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class OwnDoorIT {
    private static final String SAM = "0199c0de-0001-7000-8000-000000000001";
    private static final String KIM = "0199c0de-0001-7000-8000-000000000002";
    private static final String ASKED = "0199c0de-0003-7000-8000-000000000001";
    private static final String AGREED = "0199c0de-0003-7000-8000-000000000002";
    private static final String OVER = "0199c0de-0003-7000-8000-000000000003";
    private static final String NOTICE = "0199c0de-0002-7000-8000-000000000001";
    private static final String OBJECTION = "0199c0de-0004-7000-8000-000000000001";
    private static final String CHECK = "0199c0de-0005-7000-8000-000000000001";
    private static final String HASH =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final Pattern FORM =
            Pattern.compile(
                    "<form method=\"post\" action=\"([^\"]+)\">(.*?)</form>", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @TestHTTPResource URI address;

    @BeforeEach
    void registryKnowsSam() {
        Neighbourhood.of("consent")
                .on("GET /v1/me", json(200, people(person(SAM, "Sam", "SUBJECT"))))
                .on("GET /v1/subjects/" + SAM, json(200, subject()))
                .on(
                        "GET /v1/grants",
                        json(
                                200,
                                items(
                                        grant(ASKED, "REQUESTED"),
                                        grant(AGREED, "ACTIVE"),
                                        grant(OVER, "EXPIRED"))))
                .on("GET /v1/grants/" + ASKED, json(200, grant(ASKED, "REQUESTED")))
                .on("GET /v1/grants/" + AGREED, json(200, grant(AGREED, "ACTIVE")))
                .on("GET /v1/grants/" + ASKED + "/uses", json(200, items()))
                .on("GET /v1/grants/" + AGREED + "/uses", json(200, items(use())))
                .on(
                        "GET /v1/grants/" + ASKED + "/history",
                        json(200, items(event("GRANT_REQUESTED"))))
                .on(
                        "GET /v1/grants/" + AGREED + "/history",
                        json(200, items(event("GRANT_REQUESTED"), event("GRANT_EXPRESSED"))))
                .on("GET /v1/consent-checks/" + CHECK, json(200, kept()))
                .on("GET /v1/notices/" + NOTICE, json(200, notice()))
                .on("GET /v1/objections", json(200, items(objection())))
                .on(
                        "POST /v1/grants/" + AGREED + "/withdrawal",
                        json(200, grant(AGREED, "WITHDRAWN")))
                .on("POST /v1/grants/" + ASKED + "/expression", json(200, grant(ASKED, "ACTIVE")))
                .on("POST /v1/grants/" + ASKED + "/refusal", json(200, grant(ASKED, "REFUSED")))
                .on("POST /v1/objections", json(201, objection()))
                .on("POST /v1/objections/" + OBJECTION + "/lifting", json(200, objection()));
    }

    @AfterEach
    void neighboursLeave() {
        Neighbourhood.stopAll();
    }

    @Test
    void personIsLedToTheirOwnDoorAndNowhereElse() throws Exception {
        // when
        var page = sam().get("/portal");

        // then
        assertThat(page.uri().getPath()).isEqualTo("/portal/mine");
        assertThat(page.body())
                .contains("<h1>Your likeness</h1>")
                .doesNotContain("/portal/consent");
    }

    @Test
    void pageTellsInWordsWhatWaitsWhatHoldsAndWhatIsOver() throws Exception {
        // when
        var page = sam().get("/portal/mine").body();

        // then
        assertThat(page)
                .contains("Studio Nord asks you")
                .contains("Please answer by December 24, 2026, 12:00 UTC.")
                .contains("Agreed to, and in force")
                .contains("face: publish it · documentary film")
                .contains("Until January 1, 2030, 00:00 UTC")
                .contains("Its time is over")
                .contains("train AI models with it");
        assertThat(visible(page)).doesNotContainPattern("\\b[A-Z]{2,}_?[A-Z]{3,}\\b");
    }

    /// Invariant 9: withdrawing never needs more steps than giving did.
    @Test
    void takingBackTakesNoMoreStepsThanGiving() throws Exception {
        // given
        var giving = new Walk(sam());
        var taking = new Walk(sam());

        // when: from the first page on
        giving.open("/portal/mine");
        giving.follow("/portal/mine/grants/" + ASKED);
        giving.press("/portal/mine/grants/" + ASKED + "/expression");
        taking.open("/portal/mine");
        taking.press("/portal/mine/grants/" + AGREED + "/withdrawal");

        // then
        assertThat(giving.body()).contains("You said yes.");
        assertThat(taking.body()).contains("Taken back. It permits nothing any more");
        assertThat(taking.steps()).isLessThanOrEqualTo(giving.steps());
        assertThat(taking.toFillIn()).isEmpty();
        assertThat(posts())
                .extracting(Seen::path)
                .containsExactly(
                        "/v1/grants/" + ASKED + "/expression",
                        "/v1/grants/" + AGREED + "/withdrawal");
    }

    @Test
    void yesNamesTheNoticeInALanguageThePersonReads() throws Exception {
        // given
        var walk = new Walk(sam());
        walk.open("/portal/mine");
        walk.follow("/portal/mine/grants/" + ASKED);

        // when
        var read = walk.body();
        walk.press("/portal/mine/grants/" + ASKED + "/expression");

        // then: Sam reads German, and the page was asked for in English
        assertThat(read).contains("lang=\"de\" dir=\"auto\"", "Wir bitten um Ihr Abbild.");
        assertThat(posts().getFirst().body())
                .contains("\"method\":\"CLICK\"")
                .contains("\"language\":\"de\"");
        assertThat(posts().getFirst().header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void noIsOnePressToo() throws Exception {
        // given
        var walk = new Walk(sam());
        walk.open("/portal/mine/grants/" + ASKED);

        // when
        walk.press("/portal/mine/grants/" + ASKED + "/refusal");

        // then
        assertThat(walk.body()).contains("You said no.");
    }

    @Test
    void pressingTwiceTellsTheRegistryThatItIsTheSamePress() throws Exception {
        // given
        var page = sam().get("/portal/mine");
        var form = form(page, "/portal/mine/grants/" + AGREED + "/withdrawal");

        // when
        sam().post("/portal/mine/grants/" + AGREED + "/withdrawal", form);
        sam().post("/portal/mine/grants/" + AGREED + "/withdrawal", form);

        // then
        assertThat(posts())
                .extracting(seen -> seen.header("Idempotency-Key"))
                .containsExactly(form.get("key"), form.get("key"));
    }

    @Test
    void takingBackNeedsAPageOfOurs() throws Exception {
        // when
        var guessed =
                sam().post(
                                "/portal/mine/grants/" + AGREED + "/withdrawal",
                                Map.of("csrf", "guessed", "key", CHECK));
        var elsewhere =
                sam().postFromElsewhere(
                                "/portal/mine/grants/" + AGREED + "/withdrawal",
                                Map.of("csrf", csrf(sam().get("/portal/mine")), "key", CHECK));

        // then
        assertThat(List.of(guessed.statusCode(), elsewhere.statusCode())).containsOnly(403);
        assertThat(posts()).isEmpty();
    }

    @Test
    void whatTheRegistryRefusesIsToldOnThePage() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on(
                        "POST /v1/grants/" + AGREED + "/withdrawal",
                        Neighbourhood.problem(
                                409,
                                "{\"type\":\"/problems/not-withdrawable\",\"title\":\"No\","
                                        + "\"detail\":\"The grant is <b>WITHDRAWN</b>.\"}"));
        var walk = new Walk(sam());
        walk.open("/portal/mine");

        // when
        walk.press("/portal/mine/grants/" + AGREED + "/withdrawal");

        // then
        assertThat(walk.status()).isEqualTo(409);
        assertThat(walk.body())
                .contains("That was not possible", "Nothing was changed.")
                .contains("The grant is &lt;b&gt;WITHDRAWN&lt;/b&gt;.");
    }

    @Test
    void grantIsToldWholeWithItsUsesAndHistory() throws Exception {
        // when
        var page = sam().get("/portal/mine/grants/" + AGREED).body();

        // then
        assertThat(page)
                .contains("This is allowed", "This is forbidden", "The film on the harbour")
                .contains("the European Union, Switzerland", "every channel")
                .contains("Each use is asked for anew before.")
                .contains("href=\"/assets/" + HASH + "\"")
                .contains("Checked before: documentary film, the web, Germany")
                .contains("Yes was said (by a click)", "the person");
    }

    @Test
    void useWhoseCheckIsGoneIsStillListed() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on("GET /v1/consent-checks/" + CHECK, Neighbourhood.problem(404, "{}"));

        // then
        assertThat(sam().get("/portal/mine/grants/" + AGREED).body())
                .contains("href=\"/assets/" + HASH + "\"")
                .doesNotContain("Checked before");
    }

    @Test
    void grantOfSomebodyElseDoesNotExist() throws Exception {
        // when
        var page = sam().get("/portal/mine/grants/" + KIM);

        // then
        assertThat(page.statusCode()).isEqualTo(404);
    }

    @Test
    void objectingNamesOnlyWhatWasTicked() throws Exception {
        // given
        var walk = new Walk(sam());
        walk.open("/portal/mine");
        walk.follow("/portal/mine/people/" + SAM + "/objection");

        // when
        walk.press("/portal/mine/people/" + SAM + "/objection", Map.of("action", "TRAIN"));

        // then
        assertThat(walk.body()).contains("Your objection stands.");
        assertThat(posts().getFirst().body())
                .isEqualTo("{\"subjectId\":\"%s\",\"actions\":[\"TRAIN\"]}".formatted(SAM));
    }

    @Test
    void objectionIsLiftedByOnePress() throws Exception {
        // given
        var walk = new Walk(sam());
        walk.open("/portal/mine");

        // when
        walk.press("/portal/mine/objections/" + OBJECTION + "/lifting");

        // then
        assertThat(walk.body()).contains("The objection is lifted.");
    }

    @Test
    void whoSpeaksForAnotherSeesForWhom() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/me",
                        json(200, people(person(KIM, "Kim <Example>", "REPRESENTATIVE"))));

        // when
        var page = browser("rita.representative").get("/portal/mine").body();

        // then
        assertThat(page).contains("You speak for Kim &lt;Example&gt;").contains("Take it back");
    }

    @Test
    void whomNobodyRegisteredIsToldSo() throws Exception {
        // given
        Neighbourhood.of("consent").on("GET /v1/me", json(200, people()));

        // then
        assertThat(sam().get("/portal/mine").body()).contains("Nobody has registered you yet");
    }

    @ParameterizedTest
    @CsvSource({
        "'en', en, ltr, Take it back",
        "'de-AT,en;q=0.5', de, ltr, Zurücknehmen",
        "'fr', fr, ltr, Retirer",
        "'es-MX', es, ltr, Retirar",
        "'zh-CN', zh, ltr, 撤回",
        "'ar', ar, rtl, اسحب الموافقة"
    })
    void personReadsInTheirLanguage(String accept, String tag, String direction, String button)
            throws Exception {
        // when
        var page = Browser.of(address, "sam.subject").get("/portal/mine", accept).body();

        // then
        assertThat(page)
                .contains("<html lang=\"%s\" dir=\"%s\">".formatted(tag, direction))
                .contains(">" + button + "</button>");
    }

    @Test
    void languageThatWasChosenStays() throws Exception {
        // given
        var browser = Browser.of(address, "sam.subject");

        // when
        browser.get("/portal/language?room=OWN&tag=ar", "de");
        var page = browser.get("/portal/mine", "de").body();

        // then
        assertThat(page).contains("<html lang=\"ar\" dir=\"rtl\">");
    }

    @ParameterizedTest
    @CsvSource({"html, text/html, inline", "json, application/json, attachment"})
    void receiptIsTakenHomeInTheFormAskedFor(String form, String type, String disposition)
            throws Exception {
        // given
        Neighbourhood.of("consent")
                .on("GET /v1/grants/" + AGREED + "/receipt", json(200, "{\"receipt\":{}}"));

        // when
        var answer =
                sam().get("/portal/mine/grants/%s/receipt?form=%s".formatted(AGREED, form), "de");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"receipt\":{}}");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo("%s; filename=\"receipt-%s.%s\"".formatted(disposition, AGREED, form));
        assertThat(Neighbourhood.of("consent").last().header("Accept")).startsWith(type);
        assertThat(Neighbourhood.of("consent").last().header("Accept-Language")).isEqualTo("de");
    }

    @Test
    void receiptOfNoKnownFormIsRefused() throws Exception {
        assertThat(
                        sam().get("/portal/mine/grants/%s/receipt?form=exe".formatted(AGREED))
                                .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"olivia.officer, false", "sam.subject, true", "rita.representative, true"})
    void ownRoomIsForWhoHasALikenessToMind(String user, boolean shown) throws Exception {
        // when
        var page = browser(user).get("/portal").body();

        // then
        assertThat(page.contains("href=\"/portal/mine\"")).isEqualTo(shown);
    }

    /// Somebody who opens pages and presses buttons; each counts.
    private static final class Walk {
        private final Browser browser;
        private final List<String> taken = new ArrayList<>();
        private HttpResponse<String> page;
        private String pressed = "";

        Walk(Browser browser) throws IOException, InterruptedException {
            this.browser = browser;
            this.page = browser.get("/portal/mine");
        }

        void open(String path) throws IOException, InterruptedException {
            page = browser.get(path);
        }

        void follow(String path) throws IOException, InterruptedException {
            assertThat(page.body()).contains("href=\"" + path + "\"");
            taken.add(path);
            page = browser.get(path);
        }

        void press(String action) throws IOException, InterruptedException {
            press(action, Map.of());
        }

        void press(String action, Map<String, String> filledIn)
                throws IOException, InterruptedException {
            var fields = new HashMap<>(form(page, action));
            fields.putAll(filledIn);
            pressed = markup(page, action);
            taken.add(action);
            page = browser.post(action, fields);
        }

        int steps() {
            return taken.size();
        }

        /// What the last form asks for, beside the press.
        List<String> toFillIn() {
            return Pattern.compile("<(input|select|textarea)(?![^>]*type=\"hidden\")[^>]*>")
                    .matcher(pressed)
                    .results()
                    .map(result -> result.group())
                    .toList();
        }

        int status() {
            return page.statusCode();
        }

        String body() {
            return page.body();
        }
    }

    private static String markup(HttpResponse<String> page, String action) {
        return FORM.matcher(page.body())
                .results()
                .filter(found -> found.group(1).equals(action))
                .map(found -> found.group(2))
                .findFirst()
                .orElse(page.body());
    }

    private static Map<String, String> form(HttpResponse<String> page, String action) {
        var markup = markup(page, action);
        var fields = new HashMap<String, String>();
        Matcher hidden =
                Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                        .matcher(markup);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        assertThat(KEY.matcher(markup).find()).isTrue();
        return fields;
    }

    private static String visible(String page) {
        return page.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\bUTC\\b|\\bAI\\b", "");
    }

    private static List<Seen> posts() {
        return Neighbourhood.of("consent").seen().stream()
                .filter(seen -> seen.method().equals("POST"))
                .toList();
    }

    private Browser sam() {
        return browser("sam.subject");
    }

    private Browser browser(String user) {
        return Browser.kept(address, user);
    }

    private static String people(String... people) {
        return "{\"people\":[%s]}".formatted(String.join(",", people));
    }

    private static String person(String id, String name, String capacity) {
        return "{\"subjectId\":\"%s\",\"displayName\":\"%s\",\"capacity\":\"%s\"}"
                .formatted(id, name, capacity);
    }

    private static String items(String... items) {
        return "{\"items\":[%s]}".formatted(String.join(",", items));
    }

    private static String subject() {
        return """
        {"id":"%s","kind":"LIVING_ADULT","displayName":"Sam","jurisdiction":"DE","languages":["de"]}\
        """
                .formatted(SAM);
    }

    private static String grant(String id, String state) {
        var possible =
                switch (state) {
                    case "REQUESTED" -> "\"expression\",\"refusal\",\"deferral\",\"withdrawal\"";
                    case "ACTIVE" -> "\"withdrawal\",\"revocation\",\"suspension\",\"renewal\"";
                    default -> "";
                };
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
                .formatted(id, SAM, NOTICE, state, possible);
    }

    private static String use() {
        return """
        {"id":"%s","assetSha256":"%s","action":"DISTRIBUTE","linkedAt":"2026-07-01T09:00:00Z",
         "checkId":"%s"}\
        """
                .formatted(OBJECTION, HASH, CHECK);
    }

    private static String kept() {
        return """
        {"question":{"modality":"VIDEO","purpose":"documentary","territories":["DE"],
         "channel":"web"},"answer":{}}\
        """;
    }

    private static String event(String kind) {
        return """
        {"kind":"%s","at":"2026-06-01T12:00:00Z","capacity":"%s"%s}\
        """
                .formatted(
                        kind,
                        kind.equals("GRANT_EXPRESSED") ? "SUBJECT" : "ORGANIZATION",
                        kind.equals("GRANT_EXPRESSED") ? ",\"method\":\"CLICK\"" : "");
    }

    private static String notice() {
        return """
        {"version":1,"title":"Your likeness","language":"en","text":"We ask for your likeness.",
         "translations":[{"language":"de","title":"Ihr Abbild","text":"Wir bitten um Ihr Abbild."}]}\
        """;
    }

    private static String objection() {
        return """
        {"id":"%s","state":"STANDING","actions":["TRAIN"],"raisedAt":"2026-06-01T12:00:00Z"}\
        """
                .formatted(OBJECTION);
    }
}
