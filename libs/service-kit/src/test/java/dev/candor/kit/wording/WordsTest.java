package dev.candor.kit.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final Map<Language, Words> ALL = Words.read(WordsTest.class, "consent");

    @Test
    void languageThatSaysLessThanAnotherIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Words.read(WordsTest.class, "incomplete"))
                .withMessageContaining("AR")
                .withMessageContaining("second");
    }

    @Test
    void bundleThatIsNotThereIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Words.read(WordsTest.class, "absent"))
                .withMessageContaining("/wording/absent/en.properties");
    }

    @ParameterizedTest
    @CsvSource({
        "'de-AT,de;q=0.9,en;q=0.8', DE",
        "'it,ar;q=0.7', AR",
        "'fr;q=0,es', ES",
        "'fr;q=0', EN",
        "'zh-Hans-CN', ZH",
        "'xx', EN",
        "'*', EN",
        "'%%%', EN",
        ", EN"
    })
    void readerIsAnsweredInTheirBestLanguage(String header, Language best) {
        assertThat(Language.preferred(header)).isEqualTo(best);
    }

    @Test
    void codesAreWordsAndUnknownOnesStillRead() {
        // given
        var german = words(Language.DE);

        // then
        assertThat(german.codes("action", List.of("DISTRIBUTE", "EDIT")))
                .isEqualTo("es veröffentlichen, Aufnahmen davon verändern");
        assertThat(german.code("purpose", "harbour-tour")).isEqualTo("harbour tour");
        assertThat(german.open("channel", List.of("*"))).isEqualTo("jeder Kanal");
    }

    @Test
    void daysAndPlacesAreTheReadersOwn() {
        // given
        var at = Instant.parse("2026-03-01T09:05:00Z");

        // then
        assertThat(words(Language.EN).minute(at)).isEqualTo("March 1, 2026, 09:05 UTC");
        assertThat(words(Language.DE).day(at)).isEqualTo("1. März 2026");
        assertThat(words(Language.ZH).day(at)).isEqualTo("2026年3月1日");
        assertThat(words(Language.FR).places(List.of("EU", "CH")))
                .isEqualTo("l’Union européenne, Suisse");
    }

    @Test
    void whatNobodyWroteIsAFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> words(Language.EN).say("nothing"))
                .withMessageContaining("nothing");
    }

    private static Words words(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }
}
