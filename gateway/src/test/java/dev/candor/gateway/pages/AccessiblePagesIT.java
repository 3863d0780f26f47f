package dev.candor.gateway.pages;

import static dev.candor.gateway.Neighbourhood.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.browser.Axe;
import dev.candor.testkit.browser.BrowserPage;
import dev.candor.testkit.browser.Chromium;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The public pages in a real browser, under axe-core's rules for WCAG 2.2 AA, by day and by night.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the life cycle fill the fields
class AccessiblePagesIT {
    private static final Path SHOTS = Path.of("target", "pages");

    /// What comes back when a visitor sends a file, in place of the page: as a browser that sends
    /// the form shows it.
    private static final String SEND_A_FILE =
            """
            (async () => {
              const form = new FormData();
              form.append('asset', new File(['a picture'], 'a picture.jpg', {type: 'image/jpeg'}));
              const answer = await fetch('/verify', {method: 'POST', body: form});
              const html = await answer.text();
              document.open();
              const loaded = new Promise(done => window.addEventListener('load', done));
              document.write(html);
              document.close();
              await loaded;
              return document.querySelector('h2').textContent;
            })()\
            """;

    private static Chromium browser;

    @TestHTTPResource URI address;
    private BrowserPage page;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Chromium.executable().isPresent(),
                "SKIPPED: no Chromium on the PATH: install chromium");
        Files.createDirectories(SHOTS);
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openABrowser() {
        page = browser.page().size(900, 900, 1);
    }

    @AfterEach
    void leave() {
        page.close();
        Neighbourhood.stopAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/problems", "/problems/consent-denied"})
    void publicPageBreaksNoRule(String path) {
        // when
        page.open(address.resolve(path));

        // then
        assertNoRuleBroken();
    }

    @ParameterizedTest
    @CsvSource({"Trusted,good", "Valid,fair", "Invalid,bad", "NoManifest,none"})
    void answerAboutAFileBreaksNoRule(String state, String tone) throws IOException {
        // given
        answering(
                """
                {"state":"%s","sentence":"What was found.","activeManifest":"urn:c2pa:1",
                 "manifests":[{"label":"urn:c2pa:1","claimGenerator":"Candor","signature":
                 {"issuer":"Example CA","subject":"Example Press"},"actions":[{"action":
                 "c2pa.created","digitalSourceType":
                 "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}]}]}\
                """
                        .formatted(state));
        page.open(address.resolve("/verify"));

        // when
        page.evaluate(SEND_A_FILE);

        // then
        assertThat(page.evaluate("document.querySelector('.result').className").asText())
                .isEqualTo("result " + tone);
        assertNoRuleBroken();
        Files.write(SHOTS.resolve(state + ".png"), page.screenshot());
    }

    @Test
    void fileThatCannotBeReadIsTurnedDownWithinTheRules() throws IOException {
        // given
        Neighbourhood.of("provenance")
                .on(
                        "POST /v1/verifications",
                        Neighbourhood.problem(
                                415,
                                """
                                {"type": "/problems/unsupported-media", "title": "Unknown format",
                                 "status": 415, "detail": "Nothing that is known here."}\
                                """));
        page.open(address.resolve("/verify"));

        // when
        var headline = page.evaluate(SEND_A_FILE).asText();

        // then
        assertThat(headline).contains("This file could not be read");
        assertNoRuleBroken();
        Files.write(SHOTS.resolve("refused.png"), page.screenshot());
    }

    private static void answering(String verification) {
        Neighbourhood.of("provenance").on("POST /v1/verifications", json(200, verification));
    }

    private void assertNoRuleBroken() {
        for (var scheme : new String[] {"light", "dark"}) {
            page.medium("screen", Map.of("prefers-color-scheme", scheme));
            assertThat(Axe.violations(page)).as(scheme).isEmpty();
        }
    }
}
