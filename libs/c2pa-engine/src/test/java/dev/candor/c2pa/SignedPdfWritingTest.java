package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Pdf;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a store goes into a PDF document that has signatures of its own, or will have (C2PA 2.4,
/// A.4.2.2).
class SignedPdfWritingTest extends PdfWritingKit {
    private static final String CERTIFIED =
            "/Perms<</DocMDP 12 0 R>>/AcroForm<</Fields[11 0 R]/SigFlags 3>>";
    private static final String SIGNATURE =
            "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 9 20 9]/Contents<%s>%s>>";
    private static final String LOCK =
            "/Reference[<</TransformMethod/DocMDP/TransformParams<<%s/V/1.2>>>>]";

    @ParameterizedTest
    @ValueSource(strings = {"/P 1", "/P 2", ""})
    void documentCertifiedAgainstChangesIsRefused(String level) throws Exception {
        assertRefused(certified(level), "certified");
    }

    /// What certifies the document lets annotations be added and nothing else.
    @Test
    void documentCertifiedForAnnotationsGetsOne() throws Exception {
        // given
        var document = certified("/P 3");

        // when
        var signed = signed(document);

        // then
        assertThat(update(document, signed))
                .contains("3 0 obj\n<</Type/Page", "/Annots [102 0 R]>>")
                .contains("/Subtype/FileAttachment", "/FS 101 0 R")
                .doesNotContain("EmbeddedFiles");
    }

    @Test
    void documentCertifiedWithoutAPageIsRefused() throws Exception {
        // given
        var document =
                Pdf.begin()
                        .object(2, "<</Type/Pages/Kids[]/Count 0>>")
                        .object(12, SIGNATURE.formatted("00ff", LOCK.formatted("/P 3")))
                        .object(1, CATALOG.formatted("/Perms<</DocMDP 12 0 R>>"))
                        .table("")
                        .bytes();

        // then
        assertRefused(document, "no page");
    }

    /// A signature is made after the credentials, and over them: its place is left out of the hash,
    /// and filling it leaves the credentials good (C2PA 2.4, A.4.2.2; VAL-ASSE-0045).
    @Test
    void placeOfASignatureToComeIsLeftOut() throws Exception {
        // given
        var document = withField("0000000000000000", LOCK.formatted("/P 1"));

        // when
        var signed = signed(document);

        // then
        var filled =
                kit.file(Edits.replace("<0000000000000000>", "<0123456789abcdef>").apply(signed));
        var report = WritingKit.verified(filled);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(StatusCode.ASSERTION_DATA_HASH_ADDITIONAL_EXCLUSIONS_PRESENT);
    }

    /// A signature that is there is content like everything else.
    @Test
    void signatureThatIsThereIsHashed() throws Exception {
        // when
        var signed = signed(withField("0123456789abcdef", ""));

        // then
        var forged =
                kit.file(Edits.replace("<0123456789abcdef>", "<0000000000000000>").apply(signed));
        assertThat(WritingKit.verified(forged).state()).isEqualTo(ValidationState.INVALID);
    }

    /// A document that was signed over its credentials.
    @Test
    void credentialsThatASignatureIsOverAreOpenedAndNotUpdated() throws Exception {
        // given
        var first = signed(Pdf.document());
        var field = "/AcroForm<</Fields[111 0 R]>>";
        var covered =
                Pdf.update(first)
                        .object(111, "<</FT/Sig/V 112 0 R>>")
                        .object(
                                112,
                                SIGNATURE
                                        .formatted("00ff", "")
                                        .replace("[0 9 20 9]", "[0 %d]".formatted(first.length)))
                        .object(
                                1,
                                catalogOf(first).replace("/Type/Catalog", "/Type/Catalog" + field))
                        .table("")
                        .bytes();

        // when
        var opened = kit.signed(kit.file(covered), WritingKit.opened());

        // then
        assertThatThrownBy(() -> kit.signed(kit.file(covered), UPDATE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("over its credentials");
        assertThat(Arrays.copyOf(Files.readAllBytes(opened), covered.length)).isEqualTo(covered);
        assertThat(update(covered, Files.readAllBytes(opened)))
                .as("named once")
                .contains("[(content_credential.c2pa) 101 0 R]");
        assertThat(WritingKit.verified(opened).state()).isEqualTo(ValidationState.TRUSTED);
    }

    private static String catalogOf(byte[] signed) {
        var text = text(signed);
        int at = text.lastIndexOf("\n1 0 obj\n") + 9;
        return text.substring(at, text.indexOf("\nendobj", at));
    }

    private static byte[] certified(String level) {
        return Pdf.page()
                .object(11, "<</FT/Sig/V 12 0 R>>")
                .object(12, SIGNATURE.formatted("00ff", LOCK.formatted(level)))
                .object(1, CATALOG.formatted(CERTIFIED))
                .table("")
                .bytes();
    }

    private static byte[] withField(String value, String lock) {
        return Pdf.page()
                .object(11, "<</FT/Sig/V 12 0 R>>")
                .object(12, SIGNATURE.formatted(value, lock))
                .object(1, CATALOG.formatted("/AcroForm<</Fields[11 0 R]>>"))
                .table("")
                .bytes();
    }
}
