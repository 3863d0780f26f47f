package dev.candor.label.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.TextLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {
    private static final Vocabulary VOCABULARY = new Vocabulary();

    static Stream<Language> languages() {
        return VOCABULARY.languages().stream();
    }

    @Test
    void theRunningServiceUsesNoFont() {
        var main =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.candor.label");

        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Font.class, TextLayout.class, GraphicsEnvironment.class)
                .because("label words are committed outlines")
                .check(main);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | November 22, 2026 | one, two, and three",
                "de | 22. November 2026 | one, two und three",
                "fr | 22 novembre 2026 | one, two et three",
                "hu | 2026. november 22. | one, two és three",
                "zh-Hans | 2026年11月22日 | one、two和three",
                "ja | 2026年11月22日 | one、two、three",
                "fa | ۲۲ نوامبر ۲۰۲۶ | one،‏ two، و three",
                "ga | 22 Samhain 2026 | one, two agus three"
            })
    void daysAndListsAreWrittenAsPeopleThereWriteThem(String tag, String day, String list) {
        var language = VOCABULARY.find(tag).orElseThrow();

        assertThat(language.day(java.time.Instant.parse("2026-11-22T23:30:00Z"))).isEqualTo(day);
        assertThat(language.list(List.of("one", "two", "three"))).isEqualTo(list);
        assertThat(language.list(List.of())).isEmpty();
        assertThat(language.number(12)).isEqualTo(tag.equals("fa") ? "۱۲" : "12");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageSaysEverythingInItsOwnWordsWithAllThatGoesIn(Language language) {
        var english = VOCABULARY.fallback();
        for (Saying saying : Saying.values()) {
            var parts = new String[saying.room()];
            Arrays.fill(parts, "§");
            var said = language.say(saying, parts);
            assertThat(said).doesNotContain("{", "}").isEqualTo(said.strip());
            assertThat(said.chars().filter(c -> c == '§').count()).isEqualTo(saying.room());
            if (!language.equals(english) && saying != Saying.VERSION) {
                assertThat(said).isNotEqualTo(english.say(saying, parts));
            }
        }
        assertThat(language.sayings().values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPhraseIsDrawnWhole(Language language) {
        language.phrases()
                .values()
                .forEach(
                        outline -> {
                            var letters =
                                    outline.text()
                                            .codePoints()
                                            .filter(Character::isLetterOrDigit)
                                            .count();
                            // A letter lost, or drawn as nothing, leaves less than an em's fifth of
                            // ink for each.
                            assertThat(outline.ink().width())
                                    .as(outline.text())
                                    .isGreaterThan((int) (letters * 180));
                            assertThat(outline.ink().width())
                                    .isLessThanOrEqualTo(outline.advance() + 200);
                            assertThat(outline.ink().height())
                                    .isBetween(Outline.CAP_HEIGHT * 8 / 10, 1700);
                            assertThat(outline.path()).matches("[MLQCZ0-9 -]+");
                        });
    }

    /// A font draws what it does not have as one and the same box: then two words of equal
    /// length look alike.
    @ParameterizedTest
    @MethodSource("languages")
    void noTwoPhrasesLookAlike(Language language) {
        var paths = language.phrases().values().stream().map(Outline::path).toList();

        assertThat(paths).doesNotHaveDuplicates();
    }

    /// The contours of a word are as varied as its letters; boxes would repeat one contour.
    @ParameterizedTest
    @MethodSource("languages")
    void lettersDifferFromOneAnother(Language language) {
        var outline = language.outline(Phrase.AI_MODIFIED).orElseThrow();
        var shapes =
                Arrays.stream(outline.path().split("Z"))
                        .map(contour -> contour.replaceAll("-?\\d+ ?", ""))
                        .distinct()
                        .count();

        assertThat(shapes)
                .isGreaterThanOrEqualTo(
                        Math.min(4, outline.text().codePoints().distinct().count()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryPhrase(Language language) {
        assertThat(language.phrases()).containsOnlyKeys(Phrase.values());
    }

    @Test
    void englishIsWhatOthersFallBackTo() {
        assertThat(VOCABULARY.fallback().tag()).isEqualTo("en");
    }

    @Test
    void originWordsAndHarmWordsAreNeverMixed() {
        var all = languages().flatMap(language -> language.words().values().stream()).toList();

        assertThat(all)
                .noneMatch(
                        words ->
                                words.toLowerCase(java.util.Locale.ROOT)
                                        .matches(".*(fake|deepfake|%).*"));
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-AT, de",
        "zh, zh-Hans",
        "zh-CN, zh-Hans",
        "zh-TW, zh-Hant",
        "zh-Hant-HK, zh-Hant",
        "no, nb",
        "nn-NO, nb",
        "AR, ar",
        "pt-BR, pt"
    })
    void aTagFindsItsLanguage(String tag, String language) {
        assertThat(VOCABULARY.find(tag)).map(Language::tag).contains(language);
    }

    @ParameterizedTest
    @CsvSource({"xx", "tlh", "'not a tag'", "''"})
    void aTagWithoutWordsFindsNothing(String tag) {
        assertThat(VOCABULARY.find(tag)).isEmpty();
    }

    @Test
    void theTokenStandsBesideWordsInTheAudiencesLanguage() {
        assertThat(texts("en", Layers.TOKEN_AND_WORDS)).containsExactly("AI", "GENERATED");
        assertThat(texts("de", Layers.TOKEN_AND_WORDS)).containsExactly("AI", "KI-generiert");
        assertThat(texts("en", Layers.WORDS)).containsExactly("AI-generated");
        assertThat(texts("ja", Layers.TOKEN)).containsExactly("AI");
    }

    @Test
    void sourceTypesAreReadAsTheWildWritesThem() {
        assertThat(DigitalSourceType.of("trainedAlgorithmicMedia"))
                .contains(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
        assertThat(
                        DigitalSourceType.of(
                                "https://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"))
                .contains(DigitalSourceType.DIGITAL_CAPTURE);
        assertThat(DigitalSourceType.of("http://c2pa.org/digitalsourcetype/trainedAlgorithmicData"))
                .contains(DigitalSourceType.TRAINED_ALGORITHMIC_DATA);
        assertThat(DigitalSourceType.of("TrainedAlgorithmicMedia")).isEmpty();
    }

    private static List<String> texts(String tag, Layers layers) {
        return VOCABULARY
                .label(Phrase.AI_GENERATED, VOCABULARY.find(tag).orElseThrow(), layers)
                .stream()
                .map(Outline::text)
                .toList();
    }
}
