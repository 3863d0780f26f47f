package dev.candor.c2pa.asset.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.MemoryChannel;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Pdf;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfContainerTest {
    private static final byte[] STORE = "a store".getBytes(StandardCharsets.US_ASCII);
    private static final String FILE = "<</AFRelationship/C2PA_Manifest/EF<</F %d 0 R>>>>";
    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R/AF %s>>";

    @Test
    void formatIsFoundFromBytes() throws IOException {
        var behindJunk = Concat.of(new byte[100], Pdf.document());

        assertThat(AssetFormats.detect(new MemoryChannel(Pdf.document())))
                .contains(AssetFormat.PDF);
        assertThat(AssetFormats.detect(new MemoryChannel(behindJunk))).contains(AssetFormat.PDF);
    }

    @Test
    void storeIsTakenFromTheStream() throws Exception {
        var pdf = Pdf.page().stream(5, "", STORE);
        var range = pdf.lastStream();

        var layout = layout(ended(pdf).bytes());

        assertThat(layout.store()).isEqualTo(Bytes.of(STORE));
        assertThat(layout.storeRanges()).containsExactly(range);
    }

    @Test
    void offsetsCountFromTheHeader() throws Exception {
        var junk = "junk in front\n".getBytes(StandardCharsets.US_ASCII);
        var pdf = Pdf.page().stream(5, "", STORE);
        var range = pdf.lastStream();

        var layout = layout(Concat.of(junk, ended(pdf).bytes()));

        assertThat(layout.storeRanges())
                .containsExactly(new Range(range.start() + junk.length, range.length()));
    }

    @Test
    void lengthMayBeAnObjectOfItsOwn() throws Exception {
        var pdf = Pdf.page().object(9, "7");
        var stream = "<</Length 9 0 R>>stream\r\na store\r\nendstream";

        var layout = layout(ended(pdf.object(5, stream)).bytes());

        assertThat(layout.store()).isEqualTo(Bytes.of(STORE));
    }

    @Test
    void fileMayBeNamedWithoutAnArray() throws Exception {
        var pdf =
                Pdf.page().stream(5, "", STORE)
                        .object(6, FILE.formatted(5))
                        .object(1, CATALOG.formatted("6 0 R"));

        assertThat(layout(pdf.table("").bytes()).store()).isEqualTo(Bytes.of(STORE));
    }

    @Test
    void sameFileNamedTwiceIsOne() throws Exception {
        var pdf =
                Pdf.page().stream(5, "", STORE)
                        .object(6, FILE.formatted(5))
                        .object(1, CATALOG.formatted("[6 0 R 6 0 R]"));

        assertThat(layout(pdf.table("").bytes()).store()).isEqualTo(Bytes.of(STORE));
    }

    @Test
    void storeOfAFormerStateIsEarlier() throws Exception {
        var first = ended(Pdf.page().stream(5, "", new byte[] {1})).bytes();
        var second =
                Pdf.update(first).stream(7, "", STORE)
                        .object(8, FILE.formatted(7))
                        .object(1, CATALOG.formatted("[8 0 R]"))
                        .table("");

        var layout = layout(second.bytes());

        assertThat(layout.store()).isEqualTo(Bytes.of(STORE));
        assertThat(layout.earlier()).containsExactly(Bytes.of(new byte[] {1}));
    }

    @Test
    void twoStoresOfOneStateAreAsNone() throws Exception {
        var pdf =
                Pdf.page().stream(5, "", STORE).object(6, FILE.formatted(5)).stream(7, "", STORE)
                        .object(8, FILE.formatted(7))
                        .object(1, CATALOG.formatted("[6 0 R 8 0 R]"));

        var layout = layout(pdf.table("").bytes());

        assertThat(layout.store()).isNull();
        assertThat(layout.faults()).containsExactly(ContainerFault.MULTIPLE_STORES);
    }

    @Test
    void signatureInAnObjectStreamLiesNowhere() throws Exception {
        var pdf =
                Pdf.page()
                        .packed(
                                7,
                                Map.of(
                                        1,
                                        "<</Type/Catalog/Pages 2 0 R/Perms<</DocMDP 6 0 R>>>>",
                                        6,
                                        "<</ByteRange[]/Contents<00>>>"));

        assertThat(layout(pdf.reference(8, "").bytes()).metadata()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 0 obj [1 0 R 2 0 R",
                "1 0 obj <</Type/Catalog/AF 1 0 R>> endobj",
                "1 0 obj <</Type/Catalog/AF[(a(b)]>> endobj",
                "1 0 obj <</Type/Catalog/AF<xy>>> endobj",
                "1 0 obj <</Type/Catalog/A#zz 1>> endobj",
                "trailer <</Root 99 0 R>>",
                "xref\n0 99999999\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
                "xref\n0 1\nxxxxxxxxxxxxxxxxxxxx\ntrailer<</Root 0 0 R>>\nstartxref\n9\n%%EOF",
                "xref\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
                "startxref\n99999999999999999999999\n%%EOF",
                ""
            })
    void brokenDocumentCarriesNoStore(String body) throws IOException {
        var bytes = ("%PDF-1.7\n" + body).getBytes(StandardCharsets.US_ASCII);
        try {
            assertThat(layout(bytes).store()).isNull();
        } catch (MalformedException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Test
    void referencesThatLeadToThemselvesEnd() {
        var pdf = Pdf.page().object(1, CATALOG.formatted("6 0 R")).object(6, "7 0 R");
        var bytes = pdf.object(7, "6 0 R").table("").bytes();

        assertThatThrownBy(() -> layout(bytes)).isInstanceOf(MalformedException.class);
    }

    @Test
    void valuesNestNoDeeperThanTheLimit() throws Exception {
        int deepest = PdfParser.MAX_DEPTH - 1;

        assertThat(layout(nested(deepest)).store()).isNull();
        assertThatThrownBy(() -> layout(nested(deepest + 2)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void streamYieldsNoMoreThanTheLimit() {
        var zeros = new byte[(int) PdfBudget.MOST_INFLATED + 1];
        var packed = Pdf.deflated(zeros, Deflater.BEST_COMPRESSION);
        var pdf = Pdf.page().stream(5, "/Filter/FlateDecode", packed);

        assertThatThrownBy(() -> layout(ended(pdf).bytes()))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("yield too much");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Filter/LZWDecode", "/Filter[/Crypt]/DecodeParms[<</Name/Std>>]"})
    void storeThatCannotBeUnpackedIsNoStore(String entries) {
        var pdf = Pdf.page().stream(5, entries, STORE);

        assertThatThrownBy(() -> layout(ended(pdf).bytes())).isInstanceOf(MalformedException.class);
    }

    @Test
    void largeFileIsNotSearched(@TempDir Path directory) throws IOException {
        var file = directory.resolve("large.pdf");
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.writeBytes("%PDF-1.7");
            access.setLength(PdfSearch.MOST_SEARCHED + 1);
        }

        try (var channel = FileChannel.open(file)) {
            assertThatThrownBy(() -> new PdfContainer().layout(new ChannelReader(channel)))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("too large");
        }
    }

    private static byte[] nested(int depth) {
        var value = "[".repeat(depth) + "]".repeat(depth);
        return Pdf.page()
                .object(1, "<</Type/Catalog/Pages 2 0 R/X " + value + ">>")
                .table("")
                .bytes();
    }

    private static Pdf ended(Pdf pdf) {
        return pdf.object(6, FILE.formatted(5)).object(1, CATALOG.formatted("[6 0 R]")).table("");
    }

    private static Layout layout(byte[] bytes) throws MalformedException, IOException {
        return new PdfContainer().layout(new ChannelReader(new MemoryChannel(bytes)));
    }
}
