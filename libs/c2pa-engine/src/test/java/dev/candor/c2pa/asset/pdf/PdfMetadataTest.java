package dev.candor.c2pa.asset.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.XmpProperty;
import dev.candor.c2pa.kit.Pdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How properties come into the XMP of a document (ISO 32000-2, 14.3.2).
class PdfMetadataTest {
    private static final String NAMESPACE = "urn:example:marks";
    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R%s>>";
    private static final String XMP =
            """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:o="urn:example:other" o:Kept="what was there"/>
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>\
            """;

    @TempDir private Path folder;

    @Test
    void documentStaysAsItIsAndTheMetadataComesBehindIt() throws Exception {
        // given
        var document = Pdf.document();

        // when
        var described = described(document);

        // then
        assertThat(Arrays.copyOf(described, document.length)).isEqualTo(document);
        assertThat(update(document, described))
                .startsWith("\n1 0 obj\n<</Type/Catalog")
                .contains("/Metadata 100 0 R>>", "<</Type/Metadata/Subtype/XML/Length ")
                .contains("trailer\n<</Size 101/Prev ")
                .endsWith("%%EOF\n");
        assertThat(marks()).containsExactly("here");
    }

    @Test
    void packedMetadataIsUnpackedAndKeepsWhatItSays() throws Exception {
        // given
        var packed = Pdf.deflated(XMP.getBytes(UTF_8), Deflater.BEST_COMPRESSION);
        var document =
                Pdf.page().stream(5, "/Type/Metadata/Subtype/XML/Filter/FlateDecode", packed)
                        .object(1, CATALOG.formatted("/Metadata 5 0 R"))
                        .table("")
                        .bytes();

        // when
        var described = described(document);

        // then
        assertThat(update(document, described)).contains("o:Kept=\"what was there\"");
        assertThat(marks()).containsExactly("here");
        assertThat(AssetFormats.xmp(folder.resolve("target"), "urn:example:other", "Kept"))
                .containsExactly("what was there");
    }

    @Test
    void documentWithReferenceStreamsGetsAnotherOne() throws Exception {
        // given
        var document =
                Pdf.page().packed(7, Map.of(1, CATALOG.formatted(""))).reference(8, "").bytes();

        // when
        var described = described(document);

        // then
        assertThat(update(document, described))
                .contains("/Type/XRef/W[1 8 2]/Index[1 1 100 1 101 1]")
                .doesNotContain("\nxref\n");
        assertThat(marks()).containsExactly("here");
    }

    @Test
    void encryptedDocumentIsRefused() throws Exception {
        var document =
                Pdf.page()
                        .object(1, CATALOG.formatted(""))
                        .table("/Encrypt<</Filter/Standard/V 4>>")
                        .bytes();

        assertRefused(document, "encrypted");
    }

    /// Whoever may annotate a certified document may still not change what it says of itself.
    @Test
    void certifiedDocumentIsRefused() throws Exception {
        var document =
                Pdf.page()
                        .object(11, "<</FT/Sig/V 12 0 R>>")
                        .object(
                                12,
                                "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 9 20 9]"
                                        + "/Contents<00ff>/Reference[<</TransformMethod/DocMDP"
                                        + "/TransformParams<</P 3/V/1.2>>>>]>>")
                        .object(
                                1,
                                CATALOG.formatted(
                                        "/Perms<</DocMDP 12 0 R>>/AcroForm<</Fields[11 0 R]"
                                                + "/SigFlags 3>>"))
                        .table("")
                        .bytes();

        assertRefused(document, "certified");
    }

    private void assertRefused(byte[] document, String reason) {
        assertThatThrownBy(() -> described(document))
                .isInstanceOf(UnreadableAssetException.Unsupported.class)
                .hasMessageContaining(reason);
    }

    private byte[] described(byte[] document) throws Exception {
        var source = Files.write(folder.resolve("source"), document);
        var target = folder.resolve("target");
        AssetFormats.describe(
                source, target, List.of(new XmpProperty(NAMESPACE, "ex", "Mark", "here")));
        return Files.readAllBytes(target);
    }

    private List<String> marks() throws Exception {
        return AssetFormats.xmp(folder.resolve("target"), NAMESPACE, "Mark");
    }

    private static String update(byte[] document, byte[] described) {
        return new String(
                Arrays.copyOfRange(described, document.length, described.length), ISO_8859_1);
    }
}
