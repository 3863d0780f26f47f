package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.Corpus;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// GIF, RIFF, TIFF, JPEG XL, SVG and whatever has a box hash, beside the verdicts of c2pa-rs:
/// states and codes are the same, but for files that are named here.
@EnabledIfEnvironmentVariable(
        named = "CANDOR_CORPUS",
        matches = ".+",
        disabledReason = "CANDOR_CORPUS names no folder")
class PictureCorpusTest {
    private static final Set<String> EXTENSIONS =
            Set.of("gif", "webp", "avi", "wav", "tif", "tiff", "dng", "jxl", "svg");

    /// Where c2pa-rs stops at the file, we say what is wrong with it: the store was found, and what
    /// comes behind it is for the hard binding to judge (C2PA 2.4, 15.12).
    private static final Map<String, String> A_REPORT_FOR_AN_ERROR =
            Map.of(
                    "jxl-appended.jxl", "Invalid",
                    "update-svg-content.svg", "Invalid",
                    "sample3.svg", "Invalid",
                    // a thousand directories are no crime, and none has a store
                    "tiff_poc.tiff", "NoManifest");

    /// Codes that one side has and the other has not.
    private static final Map<String, Set<String>> OTHER_CODES =
            Map.of(
                    // c2pa-rs believes this time-stamping authority though no anchor names it
                    "boxhash.jpg",
                    Set.of("timeStamp.trusted", "timeStamp.validated", "timeStamp.untrusted"));

    private static final Corpus GENERATED = Corpus.generated(PictureCorpusTest::isPicture);
    private static final Corpus PUBLISHED = Corpus.published(PictureCorpusTest::isPicture);

    static Stream<Corpus.Verdict> generated() {
        return GENERATED.verdicts().stream();
    }

    static Stream<Corpus.Verdict> published() {
        return PUBLISHED.verdicts().stream();
    }

    @ParameterizedTest
    @MethodSource("generated")
    void generatedFileGetsTheSameVerdict(Corpus.Verdict theirs) throws IOException {
        compare(GENERATED.judge(theirs), theirs);
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedFileGetsTheSameVerdict(Corpus.Verdict theirs) throws IOException {
        compare(PUBLISHED.judge(theirs), theirs);
    }

    private static void compare(Corpus.Verdict ours, Corpus.Verdict theirs) {
        var name = theirs.name().substring(theirs.name().lastIndexOf('/') + 1);
        var reported = A_REPORT_FOR_AN_ERROR.get(name);
        if (reported != null) {
            assertThat(theirs.state()).isEqualTo("Error");
            assertThat(ours.state()).isEqualTo(reported);
            return;
        }
        if (theirs.state().equals("Error")) { // the media is cut off or broken
            assertThat(ours.state()).isIn("Invalid", "Unsupported");
            assertThat(ours.codes()).contains("general.error");
            return;
        }
        assertThat(ours.state()).isEqualTo(theirs.state());
        assertThat(difference(ours.codes(), theirs.codes()))
                .isEqualTo(OTHER_CODES.getOrDefault(name, Set.of()));
    }

    private static Set<String> difference(Set<String> left, Set<String> right) {
        var all = new TreeSet<>(left);
        all.addAll(right);
        all.removeIf(code -> left.contains(code) && right.contains(code));
        return all;
    }

    /// A store that lies in a file of its own is judged elsewhere.
    private static boolean isPicture(String name) {
        return (EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))
                        || name.contains("boxhash"))
                && !name.startsWith("sidecar");
    }
}
