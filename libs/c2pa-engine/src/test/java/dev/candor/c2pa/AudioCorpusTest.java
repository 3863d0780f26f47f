package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.Corpus;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// MP3 and FLAC files, beside the verdicts of c2pa-rs: states and codes are the same.
@EnabledIfEnvironmentVariable(
        named = "CANDOR_CORPUS",
        matches = ".+",
        disabledReason = "CANDOR_CORPUS names no folder")
class AudioCorpusTest {
    private static final Corpus GENERATED = Corpus.generated(AudioCorpusTest::isAudio);
    private static final Corpus PUBLISHED = Corpus.published(AudioCorpusTest::isAudio);

    static Stream<Corpus.Verdict> generated() {
        return GENERATED.verdicts().stream();
    }

    static Stream<Corpus.Verdict> published() {
        return PUBLISHED.verdicts().stream();
    }

    @ParameterizedTest
    @MethodSource("generated")
    void generatedFileGetsTheSameVerdict(Corpus.Verdict theirs) throws IOException {
        assertThat(GENERATED.judge(theirs)).usingRecursiveComparison().isEqualTo(theirs);
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedFileGetsTheSameVerdict(Corpus.Verdict theirs) throws IOException {
        assertThat(PUBLISHED.judge(theirs)).usingRecursiveComparison().isEqualTo(theirs);
    }

    private static boolean isAudio(String name) {
        return name.endsWith(".mp3") || name.endsWith(".flac");
    }
}
