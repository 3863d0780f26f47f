package dev.candor.label.badge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.kit.standing.MediaStanding;
import dev.candor.kit.standing.Stands;
import dev.candor.label.icon.Icons;
import dev.candor.label.icon.MountedIcons;
import dev.candor.label.verdict.Explanation;
import dev.candor.label.verdict.SampleVerdicts;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Saying;
import dev.candor.label.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class BadgeTest {
    private static final Vocabulary VOCABULARY = new Vocabulary();
    private static final Verdict GENERATED =
            SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);

    static Stream<Language> languages() {
        return VOCABULARY.languages().stream();
    }

    @Test
    void saysTheClassAndWhoSaysSo() {
        assertThat(title(GENERATED, "en")).isEqualTo("AI-generated · Creator says");
        assertThat(
                        title(
                                SampleVerdicts.credentials(
                                        CredentialState.VALID_TRUSTED,
                                        DigitalSourceType.COMPOSITE_SYNTHETIC),
                                "fr"))
                .isEqualTo("Modifié par IA · Selon les attestations signées");
    }

    @Test
    void invalidCredentialsBeatAnyLabel() {
        var verdict =
                SampleVerdicts.credentials(
                        CredentialState.INVALID, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);

        assertThat(title(verdict, "de")).isEqualTo("Content Credentials ungültig");
    }

    @Test
    void nothingKnownIsNotCalledGenuine() {
        assertThat(title(SampleVerdicts.nothingKnown(), "en")).isEqualTo("No origin information");
    }

    @Test
    void onlyAVerifiedCaptureIsCalledOne() {
        assertThat(
                        title(
                                SampleVerdicts.credentials(
                                        CredentialState.VALID_TRUSTED,
                                        DigitalSourceType.DIGITAL_CAPTURE),
                                "en"))
                .isEqualTo("Camera-captured · Per signed credentials");
        assertThat(title(SampleVerdicts.declared(DigitalSourceType.DIGITAL_CAPTURE), "en"))
                .isEqualTo("No AI label");
    }

    @Test
    void everyLanguageSaysItForItself() {
        assertThat(title(SampleVerdicts.nothingKnown(), "fi")).isEqualTo("Ei tietoa alkuperästä");
        assertThat(title(GENERATED, "fi")).isEqualTo("Tekoälyn luoma · Tekijän ilmoituksen mukaan");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theSvgIsWellFormedNamedAndWithoutScriptOrFont(Language language) throws Exception {
        var svg =
                BadgeSvg.draw(
                        Badge.of(GENERATED, Stands.UNTOLD, language, VOCABULARY, Icons.none()));

        var root = parsed(svg);
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("t d");
        assertThat(root.getAttribute("lang")).isEqualTo(language.tag());
        assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                .startsWith(language.words().get(Phrase.AI_GENERATED));
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo(Explanation.of(GENERATED, language));
        assertThat(root.getElementsByTagName("path").getLength()).isEqualTo(3);
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
        assertThat(root.getElementsByTagName("text").getLength()).isZero();
        assertThat(svg).doesNotContain("href", "font", "onload", "url(");
    }

    @Test
    void lightAndDarkHaveEnoughContrast() {
        var svg = BadgeSvg.draw(badge(GENERATED, "en"));

        assertThat(svg).contains("fill=\"#141414\"", "fill=\"#f5f5f5\"", "stroke=\"#767676\"");
        assertThat(contrast(0x14, 0xF5)).isGreaterThan(16);
        assertThat(contrast(0x76, 0xFF)).isGreaterThan(3);
        assertThat(contrast(0x76, 0x00)).isGreaterThan(3);
    }

    /// Of two greys (WCAG 2.2, "contrast ratio").
    private static double contrast(int one, int other) {
        var light = Math.max(luminance(one), luminance(other));
        var dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int grey) {
        var value = grey / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Test
    void anOfficialIconStandsWhereTheOperatorMountedItAndTheTokenElsewhere() throws Exception {
        // given
        var english = VOCABULARY.fallback();
        var mounted =
                Badge.of(GENERATED, Stands.UNTOLD, english, VOCABULARY, MountedIcons.generated());
        var missing = badge(GENERATED, "en");

        // when
        var svg = BadgeSvg.draw(mounted);

        // then
        assertThat(parsed(svg).getElementsByTagName("image").getLength()).isEqualTo(2);
        assertThat(parsed(svg).getElementsByTagName("path").getLength()).isEqualTo(2);
        assertThat(svg).doesNotContain("http://localhost", "https://", "class=\"f\"");
        assertThat(BadgeHtml.piece(GENERATED, mounted))
                .contains("src=\"/v1/icon-packs/eu-ai/generated-black\"", "alt=\"\"")
                .doesNotContain("class=\"token\"");
        assertThat(BadgeSvg.draw(missing)).contains("class=\"f\"").doesNotContain("<image");
        assertThat(BadgeResource.BadgeView.of(GENERATED, missing).icon()).isNull();
        assertThat(BadgePng.draw(mounted)).isEqualTo(BadgePng.draw(missing));
    }

    @Test
    void whatDoesNotSpeakOfAiHasNeitherTokenNorIcon() {
        var badge =
                Badge.of(
                        SampleVerdicts.nothingKnown(),
                        Stands.UNTOLD,
                        VOCABULARY.fallback(),
                        VOCABULARY,
                        MountedIcons.generated());

        assertThat(badge.token()).isNull();
        assertThat(badge.icon()).isNull();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void howThePublicationStandsIsSaidBeforeAnythingElseInEveryForm(Language language)
            throws Exception {
        // given
        var words = language.words().get(Phrase.RETRACTED);

        // when
        var badge =
                Badge.of(
                        GENERATED,
                        stands(MediaStanding.RETRACTED),
                        language,
                        VOCABULARY,
                        Icons.none());

        // then
        assertThat(badge.title()).startsWith(words + " · ").endsWith(badge.label());
        assertThat(badge.label())
                .startsWith(language.words().get(Phrase.AI_GENERATED)); // the label is still due
        assertThat(badge.description())
                .startsWith(language.say(Saying.RETRACTED))
                .endsWith(Explanation.of(GENERATED, language));
        assertThat(parsed(BadgeSvg.draw(badge)).getElementsByTagName("path").getLength())
                .isEqualTo(4);
        assertThat(BadgeHtml.piece(GENERATED, badge)).contains("\"standing\">" + words + "</span>");
        assertThat(BadgeHtml.page(GENERATED, badge))
                .contains("<dd>retracted, since 2026-11-23T09:30:00Z</dd>");
        assertThat(BadgeLinkedData.of(GENERATED, badge).creativeWorkStatus()).isEqualTo(words);
        assertThat(Oembed.of(GENERATED, badge).standing()).isEqualTo(MediaStanding.RETRACTED);
    }

    @Test
    void theStandingIsDrawnOnTheSideWhereReadingBegins() {
        var english = BadgeLayout.of(standing("en")).outlines();
        var arabic = BadgeLayout.of(standing("ar")).outlines();

        assertThat(english.getFirst().outline()).isEqualTo(standing("en").standing());
        assertThat(arabic.getLast().outline()).isEqualTo(standing("ar").standing());
    }

    private static Badge standing(String tag) {
        return Badge.of(
                GENERATED,
                stands(MediaStanding.CONSENT_ENDED),
                VOCABULARY.find(tag).orElseThrow(),
                VOCABULARY,
                Icons.none());
    }

    private static Stands stands(MediaStanding standing) {
        return new Stands(standing, 1, Instant.parse("2026-11-23T09:30:00Z"));
    }

    @Test
    void textThatLooksLikeMarkupStaysText() {
        assertThat(BadgeSvg.escaped("<a href=\"x\">&"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void thePngHasTheWordsInkAndNoFont(Language language) throws Exception {
        var png =
                BadgePng.draw(
                        Badge.of(GENERATED, Stands.UNTOLD, language, VOCABULARY, Icons.none()));

        var image = ImageIO.read(new ByteArrayInputStream(png));
        var ink = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                ink += (image.getRGB(x, y) & 0xFF) > 0xC0 ? 1 : 0;
            }
        }
        assertThat(image.getHeight()).isEqualTo(56);
        assertThat(ink).isGreaterThan(400);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theHtmlWorksWithoutScriptAndSaysItsLanguageAndDirection(Language language) {
        var badge = Badge.of(GENERATED, Stands.UNTOLD, language, VOCABULARY, Icons.none());

        var html = BadgeHtml.piece(GENERATED, badge);

        assertThat(html)
                .contains(
                        "<details class=\"candor-label\" lang=\"%s\" dir=\"%s\">"
                                .formatted(
                                        language.tag(),
                                        language.direction().name().toLowerCase(Locale.ROOT)),
                        "aria-hidden=\"true\">AI</span>"
                                + BadgeSvg.escaped(badge.title())
                                + "</summary>",
                        "prefers-color-scheme",
                        "prefers-contrast",
                        "forced-colors",
                        "@media print")
                .doesNotContain("<script", "onclick", "javascript:");
        assertThat(BadgeHtml.page(GENERATED, badge)).doesNotContain("<script", "src=");
    }

    @Test
    void theHtmlColoursHaveSevenToOne() {
        assertThat(contrast(0x14, 0xF5)).isGreaterThan(7);
    }

    @Test
    void whatIsShownChangesTheTagAndNothingElseDoes() {
        var badge = badge(GENERATED, "en");

        assertThat(Told.tag(GENERATED, badge, "svg")).isEqualTo(Told.tag(GENERATED, badge, "svg"));
        assertThat(Told.tag(GENERATED, badge, "svg"))
                .isNotEqualTo(Told.tag(GENERATED, badge(GENERATED, "de"), "svg"))
                .isNotEqualTo(Told.tag(GENERATED, badge, "png"))
                .isNotEqualTo(Told.tag(GENERATED, standing("en"), "svg"))
                .isNotEqualTo(Told.tag(SampleVerdicts.corrected(GENERATED), badge, "svg"));
    }

    @Test
    void a12OnlyATrustedSignerMayHaveTheIconAndAnotherIsSaidToBeUntrusted() {
        var trusted = view(CredentialState.VALID_TRUSTED);
        var untrusted = view(CredentialState.VALID_UNTRUSTED);

        assertThat(trusted.credentialsIcon()).isTrue();
        assertThat(untrusted.credentialsIcon()).isFalse();
        assertThat(untrusted.credentials())
                .isEqualTo("Content Credentials: the signature is not trusted");
        for (var state : CredentialState.values()) {
            assertThat(view(state).credentialsIcon())
                    .isEqualTo(state == CredentialState.VALID_TRUSTED);
        }
    }

    private static BadgeResource.BadgeView view(CredentialState state) {
        var verdict =
                SampleVerdicts.credentials(state, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
        return BadgeResource.BadgeView.of(verdict, badge(verdict, "en"));
    }

    @Test
    void linkedDataAndOembedSayTheSame() {
        var badge = badge(GENERATED, "en");

        assertThat(BadgeLinkedData.of(GENERATED, badge).digitalSourceType())
                .isEqualTo("https://schema.org/TrainedAlgorithmicMediaDigitalSource");
        assertThat(Oembed.of(GENERATED, badge).html()).isEqualTo(BadgeHtml.piece(GENERATED, badge));
        assertThat(Oembed.of(GENERATED, badge).cacheAge()).isZero();
    }

    private static Badge badge(Verdict verdict, String tag) {
        return Badge.of(
                verdict,
                Stands.UNTOLD,
                VOCABULARY.find(tag).orElseThrow(),
                VOCABULARY,
                Icons.none());
    }

    private static String title(Verdict verdict, String tag) {
        return badge(verdict, tag).title();
    }

    private static Element parsed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }
}
