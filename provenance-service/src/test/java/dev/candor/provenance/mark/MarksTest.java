package dev.candor.provenance.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Tag;
import dev.candor.c2pa.asset.XmpProperty;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.Pictures;
import dev.candor.provenance.mark.MarkRequest.MarkOrder;
import dev.candor.provenance.mark.MarkRequest.Standard;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class MarksTest {
    private static final String GENERATED =
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    private static final String OURS =
            "{\"Label\":\"2\",\"ContentProducer\":\"demo\",\"ProduceID\":\"v1\",\"ReservedCode1\":\"\","
                + "\"ContentPropagator\":\"demo\",\"PropagateID\":\"v1\",\"ReservedCode2\":\"\"}";

    @TempDir Path folder;

    @Test
    void theObjectHasItsSevenFieldsInOrder() {
        assertThat(Aigc.of(aigc("2", "demo", "v1")).json()).isEqualTo(OURS);
        assertThat(Aigc.read(OURS)).contains(Aigc.of(aigc("2", "demo", "v1")));
    }

    /// Who made it stays, who passes it on is us, and the surer of two statements holds.
    @Test
    void anObjectThatIsThereIsMerged() {
        var before = Aigc.of(aigc("1", "maker", "m-9"));

        var after = Aigc.of(aigc("2", "demo", "v1")).after(before);

        assertThat(after).isEqualTo(new Aigc("1", "maker", "m-9", "", "demo", "v1", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "quo\"te", "back\\slash", "人工", "tab\t"})
    void valuesArePrintableAsciiWithoutSpaceQuoteAndBackslash(String value) {
        assertThatThrownBy(
                        () ->
                                Marks.properties(
                                        orders(aigc("1", value, "x")), Optional.empty(), true))
                .isInstanceOfSatisfying(
                        Declined.class,
                        e -> assertThat(e.type()).isEqualTo(MarkProblem.MARK_NOT_POSSIBLE));
    }

    @Test
    void otherLabelsAndFieldsAreRefused() {
        assertThatThrownBy(() -> Aigc.of(aigc("4", "demo", "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Aigc.of(Map.of("Label", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ReservedCode2");
        assertThat(Aigc.read("{\"Label\":\"1\"}")).isEmpty();
        assertThat(Aigc.read("no json")).isEmpty();
    }

    @Test
    void aPropertyOfAnUnknownNamespaceIsNamed() {
        var orders = List.of(new MarkOrder(Standard.IPTC_XMP, Map.of("evil:X", "1")));

        assertThatThrownBy(() -> Marks.properties(orders, Optional.empty(), true))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("not known here");
    }

    @Test
    void noPropertyIsWrittenTwice() {
        var twice =
                List.of(
                        new MarkOrder(Standard.TC260_AIGC, aigc("1", "demo", "x")),
                        new MarkOrder(Standard.TC260_AIGC, aigc("2", "demo", "x")));

        assertThatThrownBy(() -> Marks.properties(twice, Optional.empty(), true))
                .isInstanceOf(Declined.class);
    }

    /// Written, written again by somebody else, read back: one object, the last propagator's.
    @Test
    void marksAreReadBackFromPictures() throws Exception {
        for (byte[] picture : List.of(Pictures.jpeg(), Pictures.png())) {
            var marked = marked(picture, properties("1", "maker"));

            var again = marked(Files.readAllBytes(marked), properties("2", "demo"));

            assertThat(AssetFormats.xmp(again, Aigc.NAMESPACE, Aigc.NAME)).hasSize(1);
            assertThat(AssetFormats.inspect(again).digitalSourceTypes()).containsExactly(GENERATED);
        }
    }

    /// Read by a tool that others wrote.
    @Test
    void exiftoolReadsWhatWasWritten() throws Exception {
        assumeTrue(has("exiftool"), "exiftool is missing: install libimage-exiftool-perl");
        for (byte[] picture : List.of(Pictures.jpeg(), Pictures.png())) {
            var marked = marked(picture, properties("2", "demo"));

            var said = exiftool(marked);

            assertThat(said).contains("DigitalSourceType").contains("trainedAlgorithmicMedia");
            assertThat(said).containsIgnoringCase("AIGC").contains("\"ContentProducer\":\"demo\"");
            assertThat(said).doesNotContain("Warning");
        }
    }

    /// Sound and films: read by a player, and played as before.
    @ParameterizedTest
    @CsvSource({
        "mp3, sine=d=0.3",
        "flac, sine=d=0.3",
        "wav, sine=d=0.3",
        "m4a, sine=d=0.3",
        "mp4, testsrc=s=64x64:d=0.3",
        "mov, testsrc=s=64x64:d=0.3"
    })
    void aPlayerReadsTheTagsAndPlaysTheSame(String extension, String made) throws Exception {
        // given
        assumeTrue(has("ffmpeg") && has("ffprobe"), "ffmpeg is missing: install ffmpeg");
        var source = folder.resolve("source." + extension);
        said("ffmpeg", "-v", "error", "-f", "lavfi", "-i", made, source.toString());
        var orders =
                List.of(
                        new MarkOrder(Standard.TAG, Map.of("DigitalSourceType", GENERATED)),
                        new MarkOrder(Standard.TC260_AIGC, aigc("2", "demo", "v1")));
        var tagged = folder.resolve("tagged." + extension);
        var marked = folder.resolve("marked." + extension);

        // when
        AssetFormats.tag(source, tagged, Marks.tags(orders, Optional.empty(), true));
        AssetFormats.describe(tagged, marked, properties("2", "other"));

        // then
        assertThat(tags(marked))
                .containsIgnoringCase("DigitalSourceType=" + GENERATED)
                .contains("AIGC=" + OURS);
        assertThat(content(marked)).isEqualTo(content(source));
    }

    /// Of a recording in RIFF the player reads no ID3 tag; another tool does.
    private static String tags(Path file) throws Exception {
        if (!file.toString().endsWith(".wav")) {
            return said("ffprobe", "-v", "error", "-show_entries", "format_tags", file.toString());
        }
        assumeTrue(has("exiftool"), "exiftool is missing: install libimage-exiftool-perl");
        return exiftool(file).replaceAll("\\((\\w+)\\) ", "$1=");
    }

    private static String content(Path file) throws Exception {
        return said("ffmpeg", "-v", "error", "-i", file.toString(), "-f", "md5", "-");
    }

    @Test
    void tagsAreMergedAndSaidOnce() {
        var orders =
                List.of(
                        new MarkOrder(Standard.TAG, Map.of("DigitalSourceType", GENERATED)),
                        new MarkOrder(Standard.TC260_AIGC, aigc("2", "demo", "v1")));
        var before = Aigc.of(aigc("1", "maker", "m-9"));

        var tags = Marks.tags(orders, Optional.of(before), true);

        assertThat(tags)
                .containsExactly(
                        new Tag("DigitalSourceType", GENERATED),
                        new Tag(
                                "AIGC",
                                new Aigc("1", "maker", "m-9", "", "demo", "v1", "").json()));
        assertThat(Marks.properties(orders, Optional.of(before), false)).isEmpty();
        assertThat(Marks.tags(orders, Optional.of(before), false)).hasSize(1);
        assertThat(Marks.notWritten(orders, true)).isEmpty();
        assertThat(Marks.notWritten(orders, false)).containsExactly(Standard.TAG);
    }

    @Test
    void aTagThatCannotBeIsNamed() {
        var orders = List.of(new MarkOrder(Standard.TAG, Map.of("a=b", "x")));

        assertThatThrownBy(() -> Marks.tags(orders, Optional.empty(), true))
                .isInstanceOfSatisfying(
                        Declined.class,
                        e -> assertThat(e.pointer()).contains("/marks/0/fields/a=b"));
    }

    @Test
    void caseDoesNotTellTagsApart() {
        var orders =
                List.of(
                        new MarkOrder(Standard.TAG, Map.of("aigc", "x")),
                        new MarkOrder(Standard.TC260_AIGC, aigc("2", "demo", "v1")));

        assertThatThrownBy(() -> Marks.tags(orders, Optional.empty(), true))
                .isInstanceOfSatisfying(
                        Declined.class, e -> assertThat(e.pointer()).contains("/marks"));
    }

    @Test
    void anObjectThatIsTooLongForATagIsRefused() {
        var orders = List.of(new MarkOrder(Standard.TC260_AIGC, aigc("2", "demo", "v1")));
        var before = Optional.of(Aigc.of(aigc("1", "m".repeat(60_000), "m-9")));

        assertThatThrownBy(() -> Marks.tags(orders, before, true)).isInstanceOf(Declined.class);
    }

    /// Whatever values come: written and read back as they were. The seed is printed.
    @RepeatedTest(50)
    void anyValueIsReadBack(RepetitionInfo repetition) throws Exception {
        var seed = Long.getLong("candor.seed", 31L) + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var value = new StringBuilder("x");
        for (int i = random.nextInt(200); i > 0; i--) {
            value.appendCodePoint("<>&\"'/ ]:äß中🎈a1".codePointAt(random.nextInt(13)));
        }
        value.append("x");
        var property = new XmpProperty("urn:test", "t", "Text", value.toString());

        var marked =
                marked(random.nextBoolean() ? Pictures.jpeg() : Pictures.png(), List.of(property));

        assertThat(AssetFormats.xmp(marked, "urn:test", "Text"))
                .as("seed %d", seed)
                .containsExactly(property.value());
    }

    private Path marked(byte[] picture, List<XmpProperty> properties) throws Exception {
        var source = Files.write(folder.resolve("source"), picture);
        var target = folder.resolve("marked" + properties.hashCode());
        AssetFormats.describe(source, target, properties);
        return target;
    }

    private static boolean has(String tool) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .anyMatch(path -> new File(path, tool).canExecute());
    }

    private static String exiftool(Path file) throws Exception {
        return said("exiftool", "-G1", "-a", "-s", file.toString());
    }

    private static String said(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static List<XmpProperty> properties(String label, String producer) {
        var orders =
                List.of(
                        new MarkOrder(
                                Standard.IPTC_XMP,
                                Map.of("Iptc4xmpExt:DigitalSourceType", GENERATED)),
                        new MarkOrder(Standard.TC260_AIGC, aigc(label, producer, "v1")));
        return Marks.properties(orders, Optional.empty(), true);
    }

    private static List<MarkOrder> orders(Map<String, String> aigc) {
        return List.of(new MarkOrder(Standard.TC260_AIGC, aigc));
    }

    private static Map<String, String> aigc(String label, String producer, String id) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Label", label);
        fields.put("ContentProducer", producer);
        fields.put("ProduceID", id);
        fields.put("ReservedCode1", "");
        fields.put("ContentPropagator", producer);
        fields.put("PropagateID", id);
        fields.put("ReservedCode2", "");
        return fields;
    }
}
