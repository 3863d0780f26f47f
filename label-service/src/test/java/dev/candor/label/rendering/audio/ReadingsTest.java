package dev.candor.label.rendering.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import dev.candor.label.rendering.process.Watch;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class ReadingsTest {
    private static final Readings READINGS = Readings.shipped();
    private static final List<Phrase> SAID =
            List.of(
                    Phrase.AI_GENERATED,
                    Phrase.AI_MODIFIED,
                    Phrase.LIKELY_AI_GENERATED,
                    Phrase.LIKELY_AI_MODIFIED,
                    Phrase.MAYBE_AI,
                    Phrase.SUSPECTED_AI);

    @TempDir Path folder;

    /// Hebrew without vowels is spelled, not spoken: it takes a recording.
    @Test
    void everyLanguageHasAVoiceButHebrew() {
        assertThat(new Vocabulary().languages())
                .filteredOn(language -> READINGS.of(language.tag()).isEmpty())
                .extracting(Language::tag)
                .containsExactly("he");
    }

    /// espeak-ng marks in parentheses where it leaves a language, as it does for characters that
    /// it does not know and reads out as names of letters.
    @Test
    void noVoiceFallsBackToAnotherLanguage() throws Exception {
        var supervisor =
                new Supervisor(
                        Toolbox.ofThisMachine(),
                        new Supervisor.Limits(Duration.ofMinutes(1), 4L << 30, 1L << 30));
        assumeTrue(
                supervisor.toolbox().has(Tool.ESPEAK_NG),
                "espeak-ng is missing: install " + Tool.ESPEAK_NG.debianPackage());
        for (Language language : new Vocabulary().languages()) {
            var voice = READINGS.of(language.tag());
            if (voice.isEmpty()) {
                continue;
            }
            var all =
                    SAID.stream()
                            .flatMap(phrase -> read(voice.get(), language, phrase))
                            .collect(Collectors.joining(". "));
            var sounds = new CopyOnWriteArrayList<String>();
            supervisor.run(
                    Tool.ESPEAK_NG,
                    List.of("-q", "--ipa", "-v", voice.get().voice(), all),
                    folder,
                    ear(sounds));
            assertThat(sounds)
                    .as(language.tag())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("("));
        }
    }

    private static Stream<String> read(Readings.Voice voice, Language language, Phrase phrase) {
        return language.outline(phrase).stream()
                .map(outline -> voice.reading(phrase, outline.text()));
    }

    private static Watch ear(List<String> sounds) {
        return new Watch() {
            @Override
            public void line(String line) {
                sounds.add(line);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
