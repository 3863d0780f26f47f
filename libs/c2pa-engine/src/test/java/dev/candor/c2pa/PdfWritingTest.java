package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Pdf;
import dev.candor.c2pa.kit.PdfCases;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a store goes into a PDF document: by an update behind all that is there (C2PA 2.4, A.4).
class PdfWritingTest {
    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R%s>>";
    private static final String CERTIFIED =
            "/Perms<</DocMDP 12 0 R>>/AcroForm<</Fields[11 0 R]/SigFlags 3>>";
    private static final String SIGNATURE =
            "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 9 20 9]/Contents<%s>%s>>";
    private static final String LOCK =
            "/Reference[<</TransformMethod/DocMDP/TransformParams<<%s/V/1.2>>>>]";
    private static final ManifestDefinition UPDATE =
            ManifestDefinition.updated().published().by(WritingKit.GENERATOR);

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

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

    /// The credentials of others lie where they put them. What refers to them refers to the new
    /// ones; the file has the old ones in its earlier state.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid-original",
                "valid-update",
                "valid-packed-objects",
                "valid-hybrid",
                "valid-packed-store",
                "valid-two-updates",
                "valid-other-files"
            })
    void credentialsOfOthersAreKeptAsIngredient(String name) throws Exception {
        // given
        var document = of(name);
        int before = WritingKit.verified(kit.file(document)).manifests().size();

        // when
        var opened = kit.signed(kit.file(document), WritingKit.opened());

        // then
        var report = WritingKit.verified(opened);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(before + 1);
        assertThat(AssetFormats.manifestStore(opened).orElseThrow())
                .satisfies(store -> assertThat(text(store)).contains(Forgery.LABEL));
        assertThat(Arrays.copyOf(Files.readAllBytes(opened), document.length)).isEqualTo(document);
    }

    @Test
    void credentialsAreWrittenAnewWhereTheyAreReferredTo() throws Exception {
        // given
        var document = of("valid-other-files");

        // when
        var opened = Files.readAllBytes(kit.signed(kit.file(document), WritingKit.opened()));

        // then
        assertThat(update(document, opened))
                .contains(
                        "6 0 obj\n<</Type/Filespec/AFRelationship/C2PA_Manifest", "/EF<</F 100 0 R")
                .contains("/AF [8 0 R 6 0 R]");
    }

    /// What is taken out must not be left in an earlier state of the document.
    @Test
    void whatIsTakenOutIsTakenOutOfEarlierStatesToo() throws Exception {
        // given
        var signed = kit.signed(kit.file(Pdf.document()), WritingKit.withAuthor());
        var later =
                kit.file(
                        Pdf.update(Files.readAllBytes(signed))
                                .object(50, "(something else)")
                                .table("")
                                .bytes());

        // when
        var redacted =
                kit.signed(
                        later,
                        ManifestDefinition.opened()
                                .redact(WritingKit.author(signed))
                                .by(WritingKit.GENERATOR));

        // then
        assertThat(text(Files.readAllBytes(signed))).contains(WritingKit.AUTHOR);
        assertThat(text(Files.readAllBytes(redacted)))
                .doesNotContain(WritingKit.AUTHOR)
                .contains("(something else)");
        assertThat(WritingKit.verified(redacted).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void updateOfCredentialsWithoutRoomIsRefused() throws Exception {
        // given
        var packed = kit.file(of("valid-packed-store"));
        var tight = kit.file(of("valid-original"));

        // then
        assertThatThrownBy(() -> kit.signed(packed, UPDATE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("packed");
        assertThatThrownBy(() -> kit.signed(tight, UPDATE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no room");
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

    private byte[] signed(byte[] document) throws Exception {
        var signed = kit.signed(kit.file(document), WritingKit.created());
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
        return Files.readAllBytes(signed);
    }

    private void assertRefused(byte[] document, String reason) throws Exception {
        var source = kit.file(document);
        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] of(String golden) {
        return Objects.requireNonNull(PdfCases.all().get(golden)).get();
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

    private static String update(byte[] document, byte[] signed) {
        return text(Arrays.copyOfRange(signed, document.length, signed.length));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
