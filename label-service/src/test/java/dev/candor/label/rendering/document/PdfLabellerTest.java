package dev.candor.label.rendering.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.label.plan.Instruction.PdfStamp;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.rendering.process.Supervisor;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents of a few pages, stamped, drawn by another program, and measured.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class PdfLabellerTest {
    private static final String EVIDENCE = "/v1/badges/0199c0de-0001-7000-8000-000000000001";
    private static final String ADDRESS = "https://label.example" + EVIDENCE;
    private static final Vocabulary VOCABULARY = new Vocabulary();
    private static final Supervisor SUPERVISOR =
            new Supervisor(
                    Toolbox.ofThisMachine(),
                    new Supervisor.Limits(Duration.ofMinutes(1), 4L << 30, 1L << 30));

    @TempDir Path folder;

    @Test
    void theFirstPageCarriesWordsAndACodeThatLeadsToTheEvidence() throws Exception {
        // given
        needsPoppler();
        var source = document(0f, new PDPage(PDRectangle.A4), new PDPage(PDRectangle.A4));

        // when
        var stamped = label(source, stamp("de", Position.TOP_RIGHT, false));

        // then
        assertThat(stamped.text()).isEqualTo("AI KI-generiert");
        assertThat(stamped.leadsTo()).isEqualTo(ADDRESS);
        assertThat(stamped.pages()).isEqualTo(2);
        assertThat(stamped.stampedPages()).isEqualTo(1);
        assertThat(stamped.probes())
                .singleElement()
                .satisfies(
                        probe -> {
                            assertThat(probe.page()).isEqualTo(1);
                            assertThat(probe.contrastRatio()).isGreaterThan(18);
                            assertThat(probe.inkHeight()).isGreaterThan(8.9);
                            assertThat(probe.plate().x() + probe.plate().width())
                                    .isCloseTo(595.3 - 11.9, within(0.2));
                            assertThat(probe.plate().y() + probe.plate().height())
                                    .isCloseTo(841.9 - 11.9, within(0.2));
                        });
    }

    /// Turned pages and cropped ones: the stamp is upright in the corner that is seen.
    @ParameterizedTest
    @CsvSource({
        "0, TOP_RIGHT",
        "90, TOP_RIGHT",
        "180, TOP_LEFT",
        "270, BOTTOM_LEFT",
        "90, BOTTOM_RIGHT"
    })
    void turnedAndCroppedPagesAreStampedAsTheyAreSeen(int rotation, Position position)
            throws Exception {
        // given
        needsPoppler();
        var page = new PDPage(new PDRectangle(-50, 20, 700, 900));
        page.setCropBox(new PDRectangle(10, 60, 500, 700));
        page.setRotation(rotation);

        // when
        var stamped = label(document(0f, page, new PDPage()), stamp("en", position, true));

        // then
        assertThat(stamped.leadsTo()).isEqualTo(ADDRESS);
        assertThat(stamped.probes()).hasSize(2);
        assertThat(stamped.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "he", "hi", "zh-Hans", "ja", "ko", "el", "bg", "vi"})
    void everyScriptIsDrawn(String language) throws Exception {
        needsPoppler();

        var stamped =
                label(
                        document(0f, new PDPage(PDRectangle.A4)),
                        stamp(language, Position.BOTTOM_LEFT, false));

        assertThat(stamped.probes().getFirst().inkHeight()).isGreaterThan(7);
        assertThat(stamped.text())
                .endsWith(stamp(language, Position.TOP_LEFT, false).words().text());
    }

    /// What the page itself shows there is behind the plate.
    @ParameterizedTest
    @ValueSource(floats = {0f, 0.5f, 1f})
    void theStampContrastsWithEveryGround(float grey) throws Exception {
        needsPoppler();

        var stamped =
                label(
                        document(grey, new PDPage(PDRectangle.A5)),
                        stamp("fr", Position.TOP_LEFT, false));

        assertThat(stamped.probes().getFirst().contrastRatio()).isGreaterThan(18);
    }

    /// Whoever does not see the drawing is told by the text behind it and by its link.
    @Test
    void theWordsAreThereForReadersOfAnyKind() throws Exception {
        needsPoppler();

        label(document(0f, new PDPage(PDRectangle.A4)), stamp("ar", Position.TOP_RIGHT, false));

        try (var document = Loader.loadPDF(result().toFile())) {
            var page = document.getPage(0);
            var properties = page.getResources().getPropertiesNames().iterator().next();
            var spoken = page.getResources().getProperties(properties).getCOSObject();
            assertThat(spoken.getString(COSName.ACTUAL_TEXT)).contains("الاصطناعي");
            assertThat(spoken.getString(COSName.LANG)).isEqualTo("ar");
            assertThat(page.getAnnotations())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            PDAnnotationLink.class,
                            link -> {
                                assertThat(((PDActionURI) link.getAction()).getURI())
                                        .isEqualTo(ADDRESS);
                                assertThat(link.getContents()).contains("الاصطناعي");
                            });
        }
    }

    /// No version without the stamp stays in the file, as an update behind it would leave one.
    @Test
    void theDocumentIsWrittenAnewAndSaysItInItsMetadata() throws Exception {
        needsPoppler();
        var source = document(0f, new PDPage(PDRectangle.A4));

        labeller(Optional.empty())
                .label(
                        source,
                        result(),
                        stamp("en", Position.TOP_RIGHT, false),
                        Map.of("Iptc4xmpExt:DigitalSourceType", "http://example.org/trained"),
                        () -> false);

        var bytes = Files.readString(result(), StandardCharsets.ISO_8859_1);
        assertThat(bytes.split("%%EOF", -1)).hasSize(2);
        try (var document = Loader.loadPDF(result().toFile())) {
            assertThat(
                            new String(
                                    document.getDocumentCatalog().getMetadata().toByteArray(),
                                    StandardCharsets.UTF_8))
                    .contains(
                            "<Iptc4xmpExt:DigitalSourceType>http://example.org/trained"
                                    + "</Iptc4xmpExt:DigitalSourceType>");
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
        }
    }

    @Test
    void whatLiesOverTheStampIsFoundOut() throws Exception {
        needsPoppler();
        var page = new PDPage(PDRectangle.A4);
        var source = folder.resolve("covered.pdf");
        try (var document = new PDDocument()) {
            document.addPage(page);
            var look = new PDAppearanceStream(document);
            look.setBBox(new PDRectangle(0, 0, 400, 400));
            try (var pen = new PDPageContentStream(document, look)) {
                pen.setNonStrokingColor(0.4f);
                pen.addRect(0, 0, 400, 400);
                pen.fill();
            }
            var cover = new PDAnnotationSquare();
            cover.setRectangle(new PDRectangle(195, 442, 400, 400));
            var looks = new PDAppearanceDictionary();
            looks.setNormalAppearance(look);
            cover.setAppearance(looks);
            cover.setPrinted(true);
            page.getAnnotations().add(cover);
            document.save(source.toFile());
        }

        assertThatThrownBy(() -> label(source, stamp("en", Position.TOP_RIGHT, false)))
                .isInstanceOf(MediaException.NotAsPlanned.class)
                .hasMessageContaining("page 1");
    }

    @Test
    void credentialsThatTheStampBreaksAreLeftOut() throws Exception {
        needsPoppler();
        var source = folder.resolve("credentials.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            var file = new COSDictionary();
            file.setName(COSName.getPDFName("AFRelationship"), "C2PA_Manifest");
            var files = new COSArray();
            files.add(file);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), files);
            document.save(source.toFile());
        }

        label(source, stamp("en", Position.TOP_RIGHT, false));

        assertThat(Files.readString(result(), StandardCharsets.ISO_8859_1))
                .doesNotContain("C2PA_Manifest");
    }

    @Test
    void encryptedDocumentsAreRefused() throws Exception {
        for (String password : new String[] {"", "secret"}) {
            var source = folder.resolve("encrypted.pdf");
            try (var document = new PDDocument()) {
                document.addPage(new PDPage());
                document.protect(
                        new StandardProtectionPolicy("owner", password, new AccessPermission()));
                document.save(source.toFile());
            }

            assertThatThrownBy(() -> label(source, stamp("en", Position.TOP_RIGHT, false)))
                    .isInstanceOf(MediaException.Unsupported.class);
        }
    }

    @Test
    void signedDocumentsAreRefusedAndSayWhy() throws Exception {
        var source = folder.resolve("signed.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            var field = new PDSignatureField(form);
            field.setValue(new PDSignature());
            form.getFields().add(field);
            document.save(source.toFile());
        }

        assertThatThrownBy(() -> label(source, stamp("en", Position.TOP_RIGHT, false)))
                .isInstanceOf(MediaException.Signed.class)
                .hasMessageContaining("stamp it first, then sign");
    }

    @Test
    void aPageThatIsTooSmallSaysWhatItTakes() throws Exception {
        var source = document(0f, new PDPage(new PDRectangle(90, 90)));

        assertThatThrownBy(() -> label(source, stamp("en", Position.TOP_RIGHT, false)))
                .isInstanceOfSatisfying(
                        MediaException.TooSmall.class,
                        e -> assertThat(e.minimumWidth()).isGreaterThan(90));
    }

    @Test
    void aMissingToolIsNamed() throws Exception {
        var source = document(0f, new PDPage(PDRectangle.A4));
        var bare =
                new PdfLabeller(
                        new Supervisor(
                                Toolbox.empty(),
                                new Supervisor.Limits(Duration.ofSeconds(9), 1 << 30, 1 << 20)),
                        VOCABULARY,
                        new WorkingMemory(128),
                        folder.resolve("work"),
                        1 << 20,
                        Optional.empty());

        assertThatThrownBy(
                        () ->
                                bare.label(
                                        source,
                                        result(),
                                        stamp("en", Position.TOP_RIGHT, false),
                                        Map.of(),
                                        () -> false))
                .isInstanceOfSatisfying(
                        MediaException.ToolMissing.class,
                        e -> assertThat(e.tool()).isEqualTo(Tool.PDFTOPPM));
    }

    /// Objects that unpack to a gigabyte are counted before anything lays them down.
    @Test
    void aDocumentWhoseObjectsUnpackBeyondMeasureIsRefused() throws Exception {
        // given
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            var spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                deflater.write(spaces);
            }
        }
        var head = "%PDF-1.7\n5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ";
        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes((head + packed.size() + ">>\nstream\n").getBytes(US_ASCII));
        bomb.writeBytes(packed.toByteArray());
        bomb.writeBytes("\nendstream\nendobj\ntrailer<</Root 5 0 R>>\n%%EOF".getBytes(US_ASCII));
        var source = Files.write(folder.resolve("bomb.pdf"), bomb.toByteArray());

        // then
        assertThatThrownBy(() -> label(source, stamp("en", Position.TOP_RIGHT, false)))
                .isInstanceOf(MediaException.TooLarge.class)
                .hasMessageContaining("unpack to more than 67108864 bytes, at byte");
    }

    /// A reader asks such a stream for no type, and follows a filter that stands elsewhere; the
    /// words before it may be any.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter/FlateDecode",
                "/Type/ObjStm/Filter 6 0 R",
                "/Type/ObjStm/Filter/FlateDecode/X( obj)",
                "/Type/ObjStm/Filter/#46lateDecode"
            })
    void objectsThatArePackedUnseenAreRefused(String words) throws Exception {
        var source = Files.write(folder.resolve("bomb.pdf"), packedPage(words));

        assertThatThrownBy(() -> label(source, stamp("en", Position.TOP_RIGHT, false)))
                .isInstanceOf(MediaException.TooLarge.class)
                .hasMessageContaining("unpack to more than");
    }

    /// A page whose only object is packed, with eight megabytes of spaces behind it.
    private static byte[] packedPage(String words) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(
                    "3 0 <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>".getBytes(US_ASCII));
            deflater.write(" ".repeat(8 << 20).getBytes(US_ASCII));
        }
        var out = new ByteArrayOutputStream();
        var places = new int[7];
        out.writeBytes("%PDF-1.7\n".getBytes(US_ASCII));
        places[1] = out.size();
        out.writeBytes("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n".getBytes(US_ASCII));
        places[2] = out.size();
        out.writeBytes("2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n".getBytes(US_ASCII));
        places[6] = out.size();
        out.writeBytes("6 0 obj/FlateDecode endobj\n".getBytes(US_ASCII));
        places[4] = out.size();
        out.writeBytes(
                "4 0 obj<</N 1/First 4/Length %d%s>>stream\n"
                        .formatted(packed.size(), words)
                        .getBytes(US_ASCII));
        out.writeBytes(packed.toByteArray());
        out.writeBytes("\nendstream endobj\n".getBytes(US_ASCII));
        places[5] = out.size();
        var rows = new ByteArrayOutputStream();
        rows.writeBytes(new byte[5]);
        for (int object = 1; object <= 6; object++) {
            var isPacked = object == 3;
            var place = isPacked ? 4 : places[object];
            rows.writeBytes(
                    new byte[] {
                        (byte) (isPacked ? 2 : 1), (byte) (place >> 8), (byte) place, 0, 0
                    });
        }
        out.writeBytes(
                "5 0 obj<</Type/XRef/Size 7/W[1 2 2]/Root 1 0 R/Length %d>>stream\n"
                        .formatted(rows.size())
                        .getBytes(US_ASCII));
        out.writeBytes(rows.toByteArray());
        out.writeBytes(
                "\nendstream endobj\nstartxref\n%d\n%%%%EOF"
                        .formatted(places[5])
                        .getBytes(US_ASCII));
        return out.toByteArray();
    }

    /// Ten megabytes of numbers are ten times as much in memory, and pictures take none.
    @Test
    void whatADocumentTakesIsEstimatedByItsObjects() throws Exception {
        var picture = "1 0 obj<</Length 9>>stream\n" + "x".repeat(800_000) + "\nendstream endobj";
        var numbers = "1 0 obj[" + "7 ".repeat(400_000) + "]endobj";

        assertThat(PdfWeight.of(Files.writeString(folder.resolve("a"), picture)).bytes())
                .isLessThan(17 << 20);
        assertThat(PdfWeight.of(Files.writeString(folder.resolve("b"), numbers)).bytes())
                .isGreaterThan(24 << 20);
    }

    /// Metadata in UTF-16, as some programs write them, keep what they say.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-8"})
    void metadataAreReadInTheirOwnCoding(String charset) throws Exception {
        // given
        var before =
                "\uFEFF<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta"
                    + " xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                    + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
                    + " rdf:about=\"\"><title>Gr\u00fc\u00dfe</title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket"
                    + " end=\"w\"?>";

        // when
        var after =
                XmpPacket.with(
                        XmpPacket.text(before.getBytes(Charset.forName(charset))),
                        Map.of("Iptc4xmpExt:DigitalSourceType", "http://example.org/x"));

        // then
        assertThat(after)
                .startsWith("<?xpacket begin=\"\uFEFF\"")
                .contains("<title>Gr\u00fc\u00dfe</title>")
                .contains("<Iptc4xmpExt:DigitalSourceType>http://example.org/x<");
    }

    /// However a document is broken, it ends in a stamp or in a declared refusal.
    @Test
    void brokenDocumentsEndInAStampOrARefusal() throws Exception {
        // given
        var seed = Long.getLong("seed", 20261123L);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var whole = Files.readAllBytes(document(0.5f, new PDPage(PDRectangle.A4)));
        for (int i = 0; i < 150; i++) {
            var broken = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 2));
            for (int k = random.nextInt(20); k > 0; k--) {
                broken[8 + random.nextInt(broken.length - 8)] = (byte) random.nextInt();
            }
            var source = Files.write(folder.resolve("broken.pdf"), broken);

            // when
            try {
                withoutDrawing()
                        .label(
                                source,
                                result(),
                                stamp("en", Position.TOP_RIGHT, true),
                                Map.of(),
                                () -> false);
            } catch (MediaException e) {
                // then
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    /// A labeller that writes, and lacks the program that draws.
    private PdfLabeller withoutDrawing() {
        return new PdfLabeller(
                new Supervisor(
                        Toolbox.empty(),
                        new Supervisor.Limits(Duration.ofSeconds(9), 1 << 30, 1 << 20)),
                VOCABULARY,
                new WorkingMemory(128),
                folder.resolve("work"),
                1 << 20,
                Optional.of("https://label.example"));
    }

    private static void needsPoppler() {
        assumeTrue(
                SUPERVISOR.toolbox().has(Tool.PDFTOPPM),
                "pdftoppm is missing: install " + Tool.PDFTOPPM.debianPackage());
    }

    private Stamped label(Path source, PdfStamp stamp) throws IOException, MediaException {
        return labeller(Optional.of("https://label.example/"))
                .label(source, result(), stamp, Map.of(), () -> false);
    }

    private PdfLabeller labeller(Optional<String> publicUrl) {
        return new PdfLabeller(
                SUPERVISOR,
                VOCABULARY,
                new WorkingMemory(128),
                folder.resolve("work"),
                1 << 20,
                publicUrl);
    }

    private Path result() {
        return folder.resolve("result.pdf");
    }

    private static PdfStamp stamp(String language, Position position, boolean everyPage) {
        var spoken = VOCABULARY.find(language).orElseThrow();
        var text = spoken.outline(Phrase.AI_GENERATED).orElseThrow().text();
        return new PdfStamp(
                new Words(text, language, Phrase.AI_GENERATED, Layers.TOKEN_AND_WORDS),
                position,
                EVIDENCE,
                everyPage);
    }

    /// Pages of one shade of grey.
    private Path document(float grey, PDPage... pages) throws IOException {
        var file = folder.resolve("source.pdf");
        try (var document = new PDDocument()) {
            for (PDPage page : pages) {
                document.addPage(page);
                try (var pen = new PDPageContentStream(document, page)) {
                    pen.setNonStrokingColor(grey);
                    pen.addRect(-1000, -1000, 3000, 3000);
                    pen.fill();
                }
            }
            document.save(file.toFile());
        }
        return file;
    }
}
