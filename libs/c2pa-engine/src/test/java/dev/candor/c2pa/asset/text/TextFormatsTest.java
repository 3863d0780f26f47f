package dev.candor.c2pa.asset.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatsTest {
    private static final String BEGIN = "-----BEGIN C2PA MANIFEST-----";
    private static final String END = "-----END C2PA MANIFEST-----";

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html>",
                "\uFEFF<!doctype HTML >",
                " \n<!-- a --> <HTML>",
                "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">",
                "<head>",
                "<script src=a>",
                "<title>x"
            })
    void pageIsFoundFromBytes(String text) throws Exception {
        assertThat(format(text)).contains(AssetFormat.HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version=\"1.0\"?><a/>", "# " + BEGIN, "x\n" + END, BEGIN})
    void textWithArmourIsFoundFromBytes(String text) throws Exception {
        assertThat(format(text)).contains(AssetFormat.STRUCTURED_TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "{\"a\": 1}", "<a>", "<htmlx>", "<!-- html", "Caf\u00E9", "\uFEFF"})
    void otherTextIsFoundFromBytes(String text) throws Exception {
        assertThat(format(text)).contains(AssetFormat.TEXT);
    }

    @Test
    void bytesThatAreNoTextAreNone() throws Exception {
        assertThat(format(new byte[] {'a', 0, 'b'})).isEmpty();
        assertThat(format(new byte[] {'a', (byte) 0xC3})).isEmpty();
        assertThat(format(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0})).isEmpty();
    }

    /// The head of a long text may end within a character.
    @Test
    void textMayBeCutWhereItIsLookedAt() throws Exception {
        assertThat(format("a" + "\u00E9".repeat(5000))).contains(AssetFormat.TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<link rel=\"x C2PA-Manifest\" href=' a '>|a",
                "<link href=a rel=c2pa-manifest rel=x>|a",
                "<meta content='>'><link rel=c2pa-manifest href=a>|a",
                "<!--><link rel=c2pa-manifest href=a>|a",
                "<noscript><link rel=c2pa-manifest href=a></noscript>|a",
                "<title></titlex><link rel=c2pa-manifest href=b></title><p>|",
                "<link rel=x rel=c2pa-manifest href=a>|",
                "<p><link rel=c2pa-manifest href=a>|",
                "text<link rel=c2pa-manifest href=a>|",
                "</head><link rel=c2pa-manifest href=a>|",
                "<style><link rel=c2pa-manifest href=a></style>|",
                "<template><template></template><link rel=c2pa-manifest href=a></template>|"
            })
    void headSaysWhereTheStoreIs(String head, String address) throws Exception {
        assertThat(layout("<html><head>" + head).remote()).isEqualTo(address);
    }

    @Test
    void pageWithByteOrderMarkIsRead() throws Exception {
        var page = "\uFEFF<!doctype html><link rel=c2pa-manifest href=a>";

        assertThat(layout(page).remote()).isEqualTo("a");
    }

    @Test
    void elementTakesAllOfItsBytes() throws Exception {
        var element = "<script type=\"application/c2pa\">AAAA</script>";

        var layout = layout("<html><head>" + element + "</head>");

        assertThat(layout.storeRanges()).containsExactly(new Range(12, element.length()));
        assertThat(layout.storeIntact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=\"application/c2pa\" type=a>AAAA</script>",
                "<script type=\"application/c2pa\" async>AAAA</script>",
                "<script/type=\"application/c2pa\">AAAA</script>",
                "<script type=\"application/c2pa\">AAAA</script x>",
                "<script type=\"application/c2pa\">AAAA"
            })
    void elementWithAnythingElseInItHides(String element) throws Exception {
        assertThat(layout("<html><head>" + element).storeIntact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAA", "AB==", "AA AA", "AA\nAA", "AA-_", ""})
    void base64HasOneFormOnly(String text) {
        assertThat(EmbeddedText.decoded(text.getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'# |\n'|0|1",
                "'a\n# |\nb'|0|1",
                "'a\r\n# |\r\nb'|0|2",
                "'a\n# |'|1|0",
                "'a # |\n'|-1|0",
                "'/* | */ evil()'|-1|0",
                "'/* |'|-1|0",
                "'<!-- | -->'|0|0"
            })
    void blockTakesItsLinesOrOnlyItsArmour(String text, int front, int back) throws Exception {
        var armour = BEGIN + " data:application/c2pa;base64,AAAA " + END;
        var parts = text.split("\\|", -1);

        var range = layout(parts[0] + armour + parts[1]).storeRanges().getFirst();

        int line = parts[0].lastIndexOf('\n') + 1;
        var expected =
                front < 0
                        ? new Range(parts[0].length(), armour.length())
                        : range(parts, armour, line, front, back);
        assertThat(range).isEqualTo(expected);
    }

    private static Range range(String[] parts, String armour, int line, int front, int back) {
        int feed = parts[1].indexOf('\n');
        int rest = (feed < 0 ? parts[1].length() : feed) + Math.min(back, 1);
        return new Range(line - front, parts[0].length() - line + front + armour.length() + rest);
    }

    @Test
    void armourHasALimit() {
        var text = "A".repeat(EmbeddedText.MOST_TEXT + 1);

        assertThatThrownBy(() -> layout(BEGIN + text + END))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }

    @Test
    void scriptHasALimit() {
        var text = "A".repeat(EmbeddedText.MOST_TEXT + 1);

        assertThatThrownBy(() -> layout("<html><script type=application/c2pa>" + text))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }

    private Optional<AssetFormat> format(String text) throws IOException {
        return format(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<AssetFormat> format(byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file(bytes))) {
            return AssetFormats.detect(channel);
        }
    }

    private Layout layout(String text) throws UnreadableAssetException, IOException {
        try (var channel = FileChannel.open(file(text.getBytes(StandardCharsets.UTF_8)))) {
            return OpenAsset.of(channel).layout();
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("text.txt"), bytes);
    }
}
