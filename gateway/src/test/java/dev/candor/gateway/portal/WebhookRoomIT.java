package dev.candor.gateway.portal;

import static dev.candor.gateway.portal.Browser.csrf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.candor.embedded.Secrets;
import dev.candor.gateway.Neighbourhood;
import dev.candor.kit.id.Ids;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import dev.candor.testkit.browser.Axe;
import dev.candor.testkit.browser.BrowserPage;
import dev.candor.testkit.browser.Chromium;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The portal's room of webhooks, with the real Keycloak.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class WebhookRoomIT {
    private static final String ROOM = "/portal/webhooks";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]{44}");
    private static final Pattern LINK = Pattern.compile(ROOM + "/([0-9a-f-]{36})/ping");
    private static final Path PICTURES = Path.of("target/screenshots");

    @TestHTTPResource URI address;

    private HttpServer receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        var admin = Tokens.of("ada.admin");
        List<String> ids = given().auth().oauth2(admin).get("/v1/webhooks").path("items.id");
        ids.forEach(id -> given().auth().oauth2(admin).delete("/v1/webhooks/" + id));
    }

    @Test
    void anAdminSubscribesTriesItOutAndStopsIt() throws Exception {
        // given
        var browser = Browser.of(address, "ada.admin");
        assertThat(browser.get("/portal").body()).contains("href=\"" + ROOM + "\"");

        // when
        var made = browser.post(ROOM, filled(csrf(browser.get(ROOM)), url(), "*"));

        // then
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).containsPattern(SECRET).contains("it is not shown again");
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        var id = id(made.body());
        var page = browser.get(ROOM + "/" + id);
        assertThat(page.body()).doesNotContain("whsec_").contains("Is told");
        assertThat(browser.get(ROOM).body()).contains(url());
        assertThat(act(browser, id, "ping")).contains("The ping arrived", "Answer: 204");
        assertThat(act(browser, id, "secret-rotation"))
                .containsPattern(SECRET)
                .contains("Signs as well until");
        assertThat(act(browser, id, "suspension")).contains("Suspended: events wait");
        assertThat(act(browser, id, "resumption")).contains("Is told");
        assertThat(act(browser, id, "removal")).contains("Nobody is told anything yet");
    }

    @Test
    void whatIsRefusedComesBackAsItWasWritten() throws Exception {
        // given
        var browser = Browser.of(address, "ada.admin");
        var token = csrf(browser.get(ROOM));

        // when
        var refused = browser.post(ROOM, filled(token, "https://10.0.0.1/?a=\"b", "*"));

        // then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"https://10.0.0.1/?a=&quot;b\"")
                .contains("role=\"alert\"");
        assertThat(browser.post(ROOM, filled(token, "", "*")).statusCode()).isEqualTo(400);
        assertThat(browser.post(ROOM, filled(token, url(), "no.such")).statusCode()).isEqualTo(422);
        assertThat(browser.post(ROOM, filled("forged", url(), "*")).statusCode()).isEqualTo(403);
        assertThat(browser.postFromElsewhere(ROOM, filled(token, url(), "*")).statusCode())
                .isEqualTo(403);
        assertThat(browser.get(ROOM).body()).contains("Nobody is told anything yet");
    }

    @Test
    void theRoomIsForWhoeverAdministersWebhooks() throws Exception {
        var browser = Browser.of(address, "petra.publisher");
        assertThat(browser.get("/portal").body()).doesNotContain(ROOM);
        assertThat(browser.get(ROOM).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"de, ltr, Abonnieren", "fr, ltr, S’abonner", "ar, rtl, اشتراك", "zh, ltr, 订阅"})
    void itIsReadInEachLanguage(String tag, String direction, String button) throws Exception {
        var browser = Browser.of(address, "ada.admin");
        assertThat(browser.get(ROOM, tag).body())
                .contains("<html lang=\"%s\" dir=\"%s\">".formatted(tag, direction))
                .contains(button);
        assertThat(browser.get("/portal/language?room=WEBHOOKS&tag=" + tag).body())
                .contains(button);
    }

    @Test
    void everybodyCanUseItInEveryForm() throws Exception {
        // given
        assumeTrue(Chromium.executable().isPresent(), "SKIPPED: no Chromium on the PATH");
        var id = subscribed();
        try (var chromium = Chromium.start();
                var page = chromium.page()) {
            signIn(page);

            // then
            for (var place : List.of(ROOM, ROOM + "/" + id)) {
                page.size(1200, 900, 1).medium("", Map.of("prefers-color-scheme", "light"));
                look(page, place, "light");
                page.medium("", Map.of("prefers-color-scheme", "dark"));
                look(page, place, "dark");
                page.size(360, 740, 1);
                look(page, place, "phone");
            }
            page.size(1200, 900, 1).medium("", Map.of("prefers-color-scheme", "light"));
            page.open(there("/portal/language?room=WEBHOOKS&tag=ar"));
            look(page, ROOM + "/" + id, "arabic");
        }
    }

    private void look(BrowserPage page, String place, String form) throws IOException {
        page.open(there(place)).until("document.readyState === 'complete'");
        assertThat(Axe.violations(page)).as(place + " " + form).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
                .as("%s fits, %s", place, form)
                .isTrue();
        Files.createDirectories(PICTURES);
        var name = place.equals(ROOM) ? "webhooks" : "webhook";
        Files.write(PICTURES.resolve(name + "-" + form + ".png"), page.screenshot());
    }

    private void signIn(BrowserPage page) {
        page.open(there(ROOM)).until("document.getElementById('username') !== null");
        page.evaluate(
                """
                document.getElementById('username').value = 'ada.admin';
                document.getElementById('password').value = '%s';
                document.getElementById('password').form.requestSubmit(); 1
                """
                        .formatted(
                                Secrets.in(
                                                SuiteFiles.spool()
                                                        .resolveSibling("keycloak/secrets.json"))
                                        .get("DEMO_USER_PASSWORD")));
        await().atMost(Duration.ofSeconds(20)) // a page that goes away takes its answer along
                .ignoreExceptions()
                .until(() -> page.evaluate("location.pathname").asText().equals(ROOM));
    }

    private String subscribed() {
        String id =
                given().auth()
                        .oauth2(Tokens.of("ada.admin"))
                        .contentType("application/json")
                        .body(
                                Map.of(
                                        "url", url(),
                                        "types",
                                                List.of(
                                                        "dev.candor.consent.*",
                                                        "dev.candor.label.verdict-changed"),
                                        "description", "Takes withdrawn pictures off the site"))
                        .post("/v1/webhooks")
                        .path("webhook.id");
        given().auth()
                .oauth2(Tokens.ofClient("candor-consent"))
                .contentType("application/json")
                .body(
                        List.of(
                                Map.of(
                                        "specversion", "1.0",
                                        "id", Ids.next().toString(),
                                        "source", "/consent-service",
                                        "type", "dev.candor.consent.grant-withdrawn",
                                        "subject", "grants/" + Ids.next(),
                                        "time", "2026-07-01T12:00:00Z",
                                        "organization", "demo",
                                        "datacontenttype", "application/json",
                                        "data", Map.of("ledgerSeq", 1))))
                .post("/internal/events")
                .then()
                .statusCode(204);
        return id;
    }

    private static String act(Browser browser, String id, String act) throws Exception {
        var page = browser.get(ROOM + "/" + id);
        return browser.post(
                        "%s/%s/%s".formatted(ROOM, id, act),
                        Map.of("csrf", csrf(page), "key", Ids.next().toString()))
                .body();
    }

    private static Map<String, String> filled(String csrf, String url, String types) {
        return Map.of(
                "csrf", csrf,
                "key", Ids.next().toString(),
                "url", url,
                "types", types,
                "description", "A test");
    }

    private static String id(String page) {
        var link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String url() {
        return "http://localhost:%d/hook".formatted(receiver.getAddress().getPort());
    }

    private URI there(String path) {
        return URI.create("http://localhost:%d%s".formatted(address.getPort(), path));
    }
}
