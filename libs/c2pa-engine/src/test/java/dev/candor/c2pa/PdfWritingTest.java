package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Pdf;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How a store goes into a PDF document: by an update behind all that is there (C2PA 2.4, A.4).
class PdfWritingTest extends PdfWritingKit {
    @Test
    void documentStaysAsItIsAndTheStoreComesBehindIt() throws Exception {
        // given
        var document = Pdf.document();

        // when
        var signed = signed(document);

        // then
        assertThat(Arrays.copyOf(signed, document.length)).isEqualTo(document);
        assertThat(update(document, signed))
                .startsWith("\n100 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fc2pa/Length ")
                .contains("/AFRelationship/C2PA_Manifest/Subtype/application#2Fc2pa")
                .contains("/AF [101 0 R]")
                .contains(
                        "/Names <</EmbeddedFiles <</Names [(content_credential.c2pa) 101 0 R]>>>>")
                .contains("trailer\n<</Size 102/Prev ")
                .endsWith("%%EOF\n");
    }

    @Test
    void documentWithReferenceStreamsGetsAnotherOne() throws Exception {
        // given
        var document =
                Pdf.page().packed(7, Map.of(1, CATALOG.formatted(""))).reference(8, "").bytes();

        // when
        var signed = signed(document);

        // then
        assertThat(update(document, signed))
                .contains("1 0 obj\n<</Type/Catalog", "/Type/XRef/W[1 8 2]/Index[1 1 100 1")
                .doesNotContain("\nxref\n");
    }

    @Test
    void documentWithATableAndAStreamBesideItGetsATable() throws Exception {
        // given
        var pdf = Pdf.page().packed(7, Map.of(9, "<<>>"));
        int beside = pdf.hidden(8);
        var document = pdf.object(1, CATALOG.formatted("")).table("/XRefStm " + beside).bytes();

        // when
        var signed = signed(document);

        // then
        assertThat(update(document, signed)).contains("\nxref\n").doesNotContain("XRefStm");
    }

    /// The first of two sections is in front, and says where the other is; the end of the file
    /// leads to the first.
    @Test
    void linearizedDocumentIsSigned() throws Exception {
        // when
        var signed = signed(linearized());

        // then
        assertThat(update(linearized(), signed)).contains("/Prev 9\n");
    }

    @Test
    void offsetsCountFromTheHeader() throws Exception {
        // given
        var junk = "junk in front\n".getBytes(StandardCharsets.US_ASCII);
        var document = Concat.of(junk, Pdf.document());

        // when
        var signed = signed(document);

        // then
        var plain = signed(Pdf.document());
        assertThat(update(document, signed).lines().skip(4).filter(line -> line.endsWith(" n ")))
                .containsExactlyElementsOf(
                        update(Pdf.document(), plain)
                                .lines()
                                .filter(line -> line.endsWith(" n "))
                                .toList());
        assertThat(previous(document, signed)).isEqualTo(previous(Pdf.document(), plain));
    }

    private static Optional<String> previous(byte[] document, byte[] signed) {
        return update(document, signed).lines().filter(line -> line.contains("/Prev ")).findFirst();
    }

    @Test
    void documentInSeveralStatesIsSignedInItsLast() throws Exception {
        // given
        var document =
                Pdf.update(Pdf.document())
                        .object(1, CATALOG.formatted("/Lang(en)"))
                        .table("/Info 20 0 R/ID[<00ff><00ff>]")
                        .bytes();

        // when
        var signed = signed(document);

        // then
        assertThat(update(document, signed))
                .contains("/Lang(en)\n/AF", "/Info 20 0 R", "/ID [<00ff><")
                .doesNotContain("/ID[<00ff><00ff>]");
    }

    /// Entries of a catalog, and what becomes of them.
    static Stream<Arguments> names() {
        var file = "[(content_credential.c2pa) 101 0 R]";
        var tree = "/EmbeddedFiles <</Names %s>>".formatted(file);
        return Stream.of(
                arguments("/Names<</Dests 9 0 R>>", "/Names <</Dests 9 0 R\n%s>>".formatted(tree)),
                arguments(
                        "/Names<</EmbeddedFiles<</Names[(a) 9 0 R(b\\)) 9 0 R]>>>>",
                        "[(a) 9 0 R(b\\)) 9 0 R (b\\)~) 101 0 R]"),
                arguments(
                        "/Names<</EmbeddedFiles<</Names[<6 1> 9 0 R]>>>>",
                        "[<6 1> 9 0 R <617E> 101 0 R]"),
                arguments(
                        "/Names<</EmbeddedFiles<</Names[<615> 9 0 R]>>>>",
                        "[<615> 9 0 R <61507E> 101 0 R]"),
                arguments(
                        "/Names<</EmbeddedFiles<</Names[<feff0061> 9 0 R]>>>>",
                        "[<feff0061> 9 0 R <feff0061007E> 101 0 R]"),
                arguments(
                        "/Names<</EmbeddedFiles<</Names[(\\376\\377\\000a) 9 0 R]>>>>",
                        "(\\376\\377\\000a\0~) 101 0 R]"),
                arguments(
                        "/Names<</EmbeddedFiles<</Names[(\u00FE\u00FF\0a) 9 0 R]>>>>",
                        "(\u00FE\u00FF\0a\0~) 101 0 R]"),
                arguments("/Names 20 0 R", "20 0 obj\n<</Dests 9 0 R\n%s>>".formatted(tree)),
                arguments(
                        "/Names<</EmbeddedFiles 21 0 R>>", "21 0 obj\n<</Kids [22 0 R 102 0 R]>>"),
                arguments(
                        "/Names<</EmbeddedFiles 21 0 R>>",
                        "102 0 obj\n<</Limits[(m~) (m~)]/Names[(m~) 101 0 R]>>"),
                arguments(
                        "/Names<</EmbeddedFiles<</Names 23 0 R>>>>",
                        "23 0 obj\n[(x) 9 0 R (x~) 101 0 R]"),
                arguments("/Names 99 0 R", "/Names <<%s>>".formatted(tree)),
                arguments("/AF[9 0 R]", "/AF [9 0 R 101 0 R]"),
                arguments("/AF 9 0 R", "/AF [9 0 R 101 0 R]"),
                arguments("/AF 24 0 R", "/AF [9 0 R 101 0 R]"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatTheDocumentNamesStaysNamed(String entry, String expected) throws Exception {
        // given
        var document =
                Pdf.page()
                        .object(9, "<</Type/Filespec/AFRelationship/Data/F(a)>>")
                        .object(20, "<</Dests 9 0 R>>")
                        .object(21, "<</Kids[22 0 R]>>")
                        .object(22, "<</Limits[(a)(m)]/Names[(a) 9 0 R(m) 9 0 R]>>")
                        .object(23, "[(x) 9 0 R]")
                        .object(24, "[9 0 R]")
                        .object(1, CATALOG.formatted(entry))
                        .table("")
                        .bytes();

        // when
        var signed = signed(document);

        // then
        assertThat(update(document, signed)).contains(expected);
    }

    @Test
    void encryptedDocumentIsRefusedAndMayBeSignedBeside() throws Exception {
        // given
        var document =
                Pdf.page()
                        .object(1, CATALOG.formatted(""))
                        .table("/Encrypt<</Filter/Standard/V 4>>")
                        .bytes();
        var source = kit.file(document);
        var sidecar = folder.resolve("store.c2pa");

        // when
        kit.signing().signBeside(source, sidecar, WritingKit.created(), WritingKit.signer());

        // then
        assertRefused(document, "encrypted");
        assertThat(WritingKit.verified(source, sidecar).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void documentWhoseReferencesAreBrokenIsRefused() throws Exception {
        // given
        var document =
                Concat.of(
                        Pdf.document(),
                        "startxref\n7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));

        // then
        assertThatThrownBy(() -> signed(document)).isInstanceOf(UnreadableAssetException.class);
    }

    @Test
    void documentWithoutANumberLeftIsRefused() throws Exception {
        // given
        var document = Pdf.page().object(1, CATALOG.formatted("")).table("/Size 8388608").bytes();

        // then
        assertRefused(document, "no number left");
    }

    private static byte[] linearized() {
        var page = "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
        var pages = "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
        var first = "xref\n1 1\n%010d 00000 n \ntrailer\n<</Size 3/Root 1 0 R/Prev %03d>>\n";
        int length = first.formatted(0, 0).length();
        int catalog = 9 + length;
        int other = catalog + page.length() + pages.length();
        return ("%PDF-1.7\n"
                        + first.formatted(catalog, other)
                        + page
                        + pages
                        + "xref\n2 1\n%010d 00000 n \ntrailer\n<</Size 3>>\n"
                                .formatted(catalog + page.length())
                        + "startxref\n9\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
