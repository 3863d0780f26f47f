package dev.candor.label.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.kit.standing.MediaStanding;
import dev.candor.kit.standing.Stands;
import dev.candor.label.icon.Icons;
import dev.candor.label.icon.MountedIcons;
import dev.candor.label.verdict.SampleVerdicts;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.testkit.browser.AccessibleNode;
import dev.candor.testkit.browser.Axe;
import dev.candor.testkit.browser.BrowserPage;
import dev.candor.testkit.browser.Chromium;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The component on somebody else's page, in a real browser: what people see, press and hear of
/// it. The label service is played by its own code, on another origin than the page.
class CandorLabelTest {
    private static final Verdict GENERATED =
            SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
    private static final String IN_SHADOW = "document.querySelector('candor-label').shadowRoot";
    private static final Path SHOTS = Path.of("target", "component");

    private static Chromium browser;
    private static SomebodysSite site;

    private BrowserPage page;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Chromium.executable().isPresent(),
                "SKIPPED: no Chromium on the PATH: install chromium");
        Files.createDirectories(SHOTS);
        site = SomebodysSite.start();
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            site.close();
        }
    }

    @BeforeEach
    void somethingIsGenerated() {
        site.shows(GENERATED, Icons.none());
        page = browser.page().size(640, 320, 2);
    }

    @AfterEach
    void leave() {
        page.close();
    }

    @Test
    void withoutScriptTheWordsInsideStayALink() {
        // when
        page.withoutScript().open(site.page("de"));

        // then
        assertThat(page.accessibilityTree())
                .filteredOn(node -> node.role().equals("link"))
                .extracting(AccessibleNode::name)
                .containsExactly("KI-generiert");
        assertThat(page.accessibilityTree())
                .noneMatch(node -> node.role().equals("DisclosureTriangle"));
        keep("without-script");
    }

    @Test
    void theServedPieceOpensWithoutScript() {
        // given
        page.withoutScript().open(site.piece("fr"));

        // when
        page.press("Tab").press("Enter");

        // then
        assertThat(disclosure().properties()).containsEntry("expanded", "true");
        assertThat(texts())
                .contains(
                        "Selon la personne qui l’a envoyé : Généré par IA. Porte un label IA là"
                                + " où ses marchés l’exigent.");
        keep("piece-open");
    }

    @Test
    void closedItSaysOneLabelOpenItSaysWhyAndItsLinkLeadsToAll() {
        // given
        shown("de");
        var closed = page.accessibilityTree();

        // when
        page.press("Tab").press("Enter");

        // then
        assertThat(closed)
                .filteredOn(node -> node.role().equals("DisclosureTriangle"))
                .singleElement()
                .satisfies(
                        node -> {
                            assertThat(node.name()).isEqualTo("KI-generiert · Laut Urheber");
                            assertThat(node.properties()).containsEntry("expanded", "false");
                        });
        assertThat(closed).noneMatch(node -> node.role().equals("link"));
        assertThat(disclosure().properties())
                .containsEntry("expanded", "true")
                .containsEntry("focused", "true");
        assertThat(texts())
                .contains(
                        "Laut der hochladenden Person: KI-generiert. Es trägt ein KI-Label, wo die"
                                + " Märkte eines verlangen.",
                        "Content Credentials: keine");
        assertThat(link().name()).isEqualTo("Version 1, 22. November 2026");
        assertThat(page.evaluate(IN_SHADOW + ".querySelector('a').href").asText())
                .isEqualTo(site.service() + "/v1/embeds/" + GENERATED.id() + "?lang=de");
        assertThat(Axe.violations(page)).isEmpty();
        keep("open");
    }

    @Test
    void thePageItLeadsToHasNoScriptAndNothingWrong() {
        // when
        page.open(URI.create(site.service() + "/v1/embeds/" + GENERATED.id() + "?lang=fa"));

        // then
        assertThat(Axe.violations(page)).isEmpty();
        assertThat(texts()).contains("تولیدشده با هوش مصنوعی · به گفتهٔ سازنده");
        keep("all-that-is-public");
    }

    @Test
    void theKeyboardOpensClosesAndShowsWhereItIs() {
        // given
        shown("en");

        // when
        page.press("Tab").press(" ");
        var opened = disclosure().properties();
        page.press("Tab");
        var onTheLink = link().properties();
        keep("focus");
        page.press("Escape");

        // then
        assertThat(opened).containsEntry("expanded", "true");
        assertThat(onTheLink).containsEntry("focused", "true");
        assertThat(disclosure().properties())
                .containsEntry("expanded", "false")
                .containsEntry("focused", "true");
        assertThat(
                        page.evaluate(
                                        "getComputedStyle(%s.querySelector('summary')).outlineWidth"
                                                .formatted(IN_SHADOW))
                                .asText())
                .isEqualTo("3px");
    }

    @Test
    void whatIsPressedIsLargeEnough() {
        // given
        shown("en");
        page.press("Tab").press("Enter");

        // then
        assertThat(
                        page.evaluate(
                                        "(t => t.scrollHeight <= t.clientHeight + 1)(%s.querySelector('.token'))"
                                                .formatted(IN_SHADOW))
                                .asBoolean())
                .isTrue();
        for (String element : List.of("summary", "a")) {
            var box =
                    page.evaluate(
                            "(r => [r.width, r.height])(%s.querySelector('%s').getBoundingClientRect())"
                                    .formatted(IN_SHADOW, element));
            assertThat(box.get(0).asDouble()).isGreaterThanOrEqualTo(24);
            assertThat(box.get(1).asDouble()).isGreaterThanOrEqualTo(24);
        }
    }

    @Test
    void invalidCredentialsAreSaidFirstAndNoLabelBesideThem() {
        // given
        site.shows(
                SampleVerdicts.credentials(
                        CredentialState.INVALID, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA),
                MountedIcons.generated());

        // when
        shown("en");

        // then
        assertThat(disclosure().name()).isEqualTo("Content Credentials invalid");
        assertThat(page.evaluate(IN_SHADOW + ".querySelectorAll('.token, img').length").asInt())
                .isZero();
        keep("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "fa", "he"})
    void scriptsThatRunFromTheRightDo(String language) {
        // when
        shown(language);
        page.evaluate("document.documentElement.dir = 'ltr'");
        page.press("Tab").press("Enter");

        // then
        assertThat(
                        page.evaluate(
                                        "getComputedStyle(%s.querySelector('details')).direction"
                                                .formatted(IN_SHADOW))
                                .asText())
                .isEqualTo("rtl");
        assertThat(Axe.violations(page)).isEmpty();
        keep("rtl-" + language);
    }

    @ParameterizedTest
    @CsvSource({
        "dark, prefers-color-scheme, dark",
        "more-contrast, prefers-contrast, more",
        "forced-colours, forced-colors, active"
    })
    void everySurroundingHasItsContrast(String name, String feature, String value) {
        // given
        page.medium("screen", Map.of(feature, value));
        shown("en");

        // when
        page.press("Tab").press("Enter");

        // then
        assertThat(Axe.violations(page)).isEmpty();
        assertThat(contrast()).isGreaterThanOrEqualTo(7);
        keep(name);
    }

    @Test
    void anOfficialIconIsShownWithWordsAndReadAloudOnce() {
        // given
        site.shows(GENERATED, MountedIcons.generated());

        // when
        shown("en");
        page.until(IN_SHADOW + ".querySelector('img').naturalWidth > 0");

        // then
        assertThat(disclosure().name()).isEqualTo("AI-generated · Creator says");
        assertThat(page.accessibilityTree()).noneMatch(node -> node.role().equals("image"));
        keep("icon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "el", "ar"})
    void atFourHundredPercentItWrapsAndNothingIsCutOff(String language) {
        // given
        page.size(320, 256, 4);

        // when
        shown(language);
        page.press("Tab").press("Enter");

        // then
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
                .isTrue();
        assertThat(
                        page.evaluate(
                                        "[...%s.querySelectorAll('summary, p, a')].every(e => e.scrollWidth <= e.clientWidth + 1 || e.clientWidth === 0)"
                                                .formatted(IN_SHADOW))
                                .asBoolean())
                .isTrue();
        keep("zoom-" + language);
    }

    @Test
    void onPaperItIsOpenAndItsAddressCanBeRead() {
        // given
        shown("en");

        // when
        page.medium("print", Map.of());

        // then
        assertThat(
                        page.evaluate(
                                        "%s.querySelector('p').checkVisibility()"
                                                .formatted(IN_SHADOW))
                                .asBoolean())
                .isTrue();
        assertThat(
                        page.evaluate(
                                        "getComputedStyle(%s.querySelector('a'), '::after').content"
                                                .formatted(IN_SHADOW))
                                .asText())
                .contains("/v1/embeds/", GENERATED.id().toString());
        keep("print");
        assertThat(page.print()).startsWith("%PDF-".getBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "en, Retracted · AI-generated · Creator says",
        "ar, تم سحبه · مُولَّد بالذكاء الاصطناعي · وفق المنشئ"
    })
    void aRetractionIsSeenAtOnceBeforeTheLabelAndIsAnnounced(String language, String words) {
        // given
        shown(language);
        page.press("Tab").press("Enter");
        site.standsAs(
                new Stands(MediaStanding.RETRACTED, 1, Instant.parse("2026-11-23T09:30:00Z")));

        // when
        page.evaluate("document.querySelector('candor-label').refresh()");
        page.until(IN_SHADOW + ".querySelector('[role=status]').textContent !== ''");

        // then
        assertThat(
                        page.evaluate(IN_SHADOW + ".querySelector('[role=status]').textContent")
                                .asText())
                .isEqualTo(words);
        assertThat(disclosure().name()).isEqualTo(words);
        assertThat(Axe.violations(page)).isEmpty();
        keep("retracted-" + language);
    }

    @Test
    void aCorrectionIsSeenAtOnceIsAnnouncedAndLeavesTheReaderWhereTheyAre() {
        // given
        shown("en");
        page.press("Tab").press("Enter");
        site.shows(SampleVerdicts.corrected(GENERATED), Icons.none());

        // when
        page.evaluate("document.querySelector('candor-label').refresh()");

        // then
        assertThat(disclosure().name()).isEqualTo("Camera-captured · Per editorial review");
        assertThat(disclosure().properties())
                .containsEntry("expanded", "true")
                .containsEntry("focused", "true");
        assertThat(
                        page.evaluate(IN_SHADOW + ".querySelector('[role=status]').textContent")
                                .asText())
                .isEqualTo("Camera-captured · Per editorial review");
        assertThat(link().name()).startsWith("Version 2");
        page.open(site.page("en")).until(IN_SHADOW + "?.querySelector('summary')?.textContent");
        assertThat(disclosure().name()).isEqualTo("Camera-captured · Per editorial review");
        keep("corrected");
    }

    @Test
    void whenTheServiceDoesNotAnswerTheWordsInsideStay() {
        // given
        site.fails();

        // when
        page.open(site.page("de"));
        page.until("customElements.get('candor-label')");

        // then
        assertThat(page.accessibilityTree())
                .filteredOn(node -> node.role().equals("link"))
                .extracting(AccessibleNode::name)
                .containsExactly("KI-generiert");
    }

    private void shown(String language) {
        page.open(site.page(language)).until(IN_SHADOW + "?.querySelector('summary')?.textContent");
    }

    private AccessibleNode disclosure() {
        return one("DisclosureTriangle");
    }

    private AccessibleNode link() {
        return one("link");
    }

    private AccessibleNode one(String role) {
        return page.accessibilityTree().stream()
                .filter(node -> node.role().equals(role))
                .reduce(
                        (one, other) -> {
                            throw new AssertionError("Two of " + role);
                        })
                .orElseThrow();
    }

    private List<String> texts() {
        return page.accessibilityTree().stream()
                .filter(node -> node.role().equals("StaticText"))
                .map(AccessibleNode::name)
                .toList();
    }

    /// Of the words against their plate, as computed (WCAG 2.2, "contrast ratio").
    private double contrast() {
        return page.evaluate(
                        """
                        (() => {
                          const details = %s.querySelector('details');
                          const style = getComputedStyle(details);
                          const light = text => {
                            const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
                              .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                            return .2126 * r + .7152 * g + .0722 * b;
                          };
                          const [a, b] = [light(style.color), light(style.backgroundColor)].sort((x, y) => y - x);
                          return (a + .05) / (b + .05);
                        })()\
                        """
                                .formatted(IN_SHADOW))
                .asDouble();
    }

    /// Kept to be looked at; that something is drawn is checked here.
    private void keep(String name) {
        try {
            var png = page.screenshot();
            Files.write(SHOTS.resolve(name + ".png"), png);
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isGreaterThan(600);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
