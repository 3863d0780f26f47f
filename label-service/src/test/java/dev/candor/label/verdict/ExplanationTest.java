package dev.candor.label.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {
    private static final Vocabulary VOCABULARY = new Vocabulary();
    private static final Verdict DECLARED =
            SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);

    static Stream<Language> languages() {
        return VOCABULARY.languages().stream();
    }

    @Test
    void saysWhatIsKnownFromWhomAndWhatFollows() {
        assertThat(Explanation.of(DECLARED, language("de")))
                .isEqualTo(
                        "Laut der hochladenden Person: KI-generiert. Es trägt ein KI-Label, wo die"
                                + " Märkte eines verlangen.");
        assertThat(Explanation.of(DECLARED, language("zh-Hans")))
                .isEqualTo("上传者声明：AI生成。在相关市场有要求时带有AI标签。");
        assertThat(Explanation.of(DECLARED, language("en"))).isEqualTo(DECLARED.sentence());
    }

    @Test
    void invalidCredentialsComeFirst() {
        var verdict =
                SampleVerdicts.credentials(
                        CredentialState.INVALID, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);

        assertThat(Explanation.of(verdict, language("de")))
                .startsWith("Die Content Credentials sind ungültig");
    }

    @Test
    void nothingKnownIsNeverTakenForGenuine() {
        assertThat(Explanation.of(SampleVerdicts.nothingKnown(), language("fr")))
                .endsWith("cela ne prouve pas l’absence d’IA.");
    }

    /// Every row of the table, every class, every language: something is said, wholly in that
    /// language, and no slot is left open.
    @ParameterizedTest
    @MethodSource("languages")
    void everyRowHasItsWordsInEveryLanguage(Language language) {
        var english = VOCABULARY.fallback();
        var said = new HashSet<String>();
        for (Rule rule : Rule.values()) {
            for (LabelClass labelClass : LabelClass.values()) {
                var verdict = SampleVerdicts.judged(rule, labelClass);
                var sentence = Explanation.of(verdict, language);
                assertThat(sentence).isNotBlank().doesNotContain("{", "}");
                said.add(sentence);
                if (!language.equals(english)) {
                    assertThat(sentence).isNotEqualTo(verdict.sentence());
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(60);
        assertThat(credentials(language)).hasSize(CredentialState.values().length);
    }

    private static Set<String> credentials(Language language) {
        var said = new HashSet<String>();
        Arrays.stream(CredentialState.values())
                .forEach(state -> said.add(Explanation.credentials(state, language)));
        return said;
    }

    private static Language language(String tag) {
        return VOCABULARY.find(tag).orElseThrow();
    }
}
