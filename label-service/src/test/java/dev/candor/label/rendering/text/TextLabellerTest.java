package dev.candor.label.rendering.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.label.plan.Instruction.Place;
import dev.candor.label.plan.Instruction.TextLine;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.memory.WorkingMemory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class TextLabellerTest {
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="de">
            <head>
              <meta charset="%s">
              <title>Fuß <body> "quoted"</title>
              <script>if (1 < 2) document.write("<h1>no</h1></head>");</script>
            </head>
            <body class="a>b">
              <!-- <h1>neither</h1> -->
              <H1
                 id=x>Schöne neue Welt</H1>
              <p>Text &amp; Ton
            </body>
            </html>
            """;

    @TempDir Path folder;

    @Test
    void theLineStandsWhereThePlanWantsItAndNoOtherByteChanges() throws Exception {
        // given
        var page = PAGE.formatted("utf-8");

        // when
        var shown = label(page.getBytes(UTF_8), TextLines.in("de", Place.NEAR_HEADLINE));

        // then
        var written = Files.readString(result());
        assertThat(written)
                .contains(
                        "Welt</H1><p data-candor-disclosure role=\"note\" lang=\"de\" dir=\"ltr\">"
                                + "<strong>KI-generiert</strong> <a href=\"https://label.example"
                                + TextLines.EVIDENCE)
                .contains("<meta name=\"ai-disclosure\" content=\"ai-generated\">")
                .contains(
                        "\"digitalSourceType\":"
                                + "\"https://schema.org/TrainedAlgorithmicMediaDigitalSource\"");
        assertThat(without(written)).isEqualTo(page);
        assertThat(shown.lines()).hasSize(1);
        assertThat(shown.forMachines()).containsExactlyInAnyOrder("JSON-LD", "ai-disclosure");
        assertThat(shown.charset()).isEqualTo("utf-8");
        assertThat(shown.contrastJudged()).isFalse();
    }

    /// Right to left, and in a character set that lacks the letters.
    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "windows-1252", "Shift_JIS", "gb18030"})
    void theCharacterSetStays(String charset) throws Exception {
        // given
        var page = PAGE.formatted(charset).getBytes(Charset.forName(charset));

        // when
        var shown =
                label(page, TextLines.in("ar", Place.START), TextLines.in("zh-Hans", Place.END));

        // then
        var written = Files.readString(result(), Charset.forName(charset));
        assertThat(without(written).getBytes(Charset.forName(charset))).isEqualTo(page);
        assertThat(written).contains("lang=\"ar\" dir=\"rtl\"");
        assertThat(shown.lines())
                .extracting(Shown.ShownLine::text)
                .containsExactly("مُولَّد بالذكاء الاصطناعي", "AI生成");
        assertThat(shown.lines().getFirst().offset()).isLessThan(shown.lines().getLast().offset());
    }

    /// What tags leave out, browsers add: the line is still in the body, and meta in the head.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><title>T</title><p>Text",
                "<!doctype html><meta charset=utf-8><title>T</title><h1>One</h1>Text</html>",
                "<p>Only a fragment",
                "<html><body>No head</body></html>",
                "\uFEFF<!-- note --><html><head></head><body></body></html>"
            })
    void pagesWithoutAllTheirTagsAreLabelled(String page) throws Exception {
        var shown = label(page.getBytes(UTF_8), TextLines.in("en", Place.START, Place.END));

        assertThat(shown.lines()).hasSize(2);
        assertThat(without(Files.readString(result()))).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body hidden><h1>A</h1></body></html>",
                "<html><body style='visibility: hidden'>A</body></html>",
                "<html><body aria-hidden=\"true\">A</body></html>"
            })
    void aPageThatHidesTheLineIsNotReleased(String page) {
        assertThatThrownBy(() -> label(page.getBytes(UTF_8), TextLines.in("en", Place.ABOVE)))
                .isInstanceOf(MediaException.NotAsPlanned.class)
                .hasMessageContaining("hides");
    }

    /// The line stands at the end of the body: what is left open there hides it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<body><div hidden><div/>text</div></body>",
                "<body><div hidden><p/></body>",
                "<body><b><div hidden></b></body>",
                "<body><p><div hidden></p></body>",
                "<body><div hidden><b></div></b><section hidden></body>",
                "<body><div><b hidden>text</div></body>",
                "<body><form><div hidden></form></body>",
                "<body><table hidden><tr><td></table hidden></td></tr><table hidden></body>",
                "<body><h1 hidden><b><h2></h1></body>",
                "<body><span><div style='opacity: 0'></span></body>",
                "<body><details></body>",
                "<body><select></body>"
            })
    void whatIsLeftOpenHidesTheLine(String page) {
        assertThatThrownBy(() -> label(page.getBytes(UTF_8), TextLines.in("en", Place.END)))
                .isInstanceOf(MediaException.NotAsPlanned.class)
                .hasMessageContaining("hides");
    }

    /// Nothing of this is open any more where the line stands, or hides anything.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<body><div hidden><div/>text</div></div></body>",
                "<body><svg hidden><g/><path/></svg></body>",
                "<body><svg><g hidden/></svg></body>",
                "<body><section><p hidden>text</section></body>",
                "<body><p hidden>text<div>text</div></body>",
                "<body><table><tr hidden><td>text</table></body>",
                "<body><ul><li hidden>text</ul></body>",
                "<body><b hidden>text<div></b></div></b></body>",
                "<body><img alt='display:none'><p title='hidden'>text</body>",
                "<body><details open><p>text</body>",
                "<body><h2 hidden>text</h3></body>",
                "<body><svg><title><span hidden></title></svg></body>",
                "<head><title>T</title><p>text"
            })
    void whatIsClosedHidesNothing(String page) throws Exception {
        assertThat(label(page.getBytes(UTF_8), TextLines.in("en", Place.END)).lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p{display:none}",
                "/* */ body > P , h9{color:red;visibility : hidden}",
                "@media print { article p[role=note] { display:none!important } }",
                "[data-candor-disclosure]{opacity:0}",
                "*:not(h1){font-size:0}",
                "html{display:none"
            })
    void aPageWhoseOwnSheetHidesTheLineIsNotReleased(String sheet) {
        var page = "<head><style>" + sheet + "</style></head><body><h1>A</h1>";

        assertThatThrownBy(() -> label(page.getBytes(UTF_8), TextLines.in("en", Place.END)))
                .isInstanceOf(MediaException.NotAsPlanned.class)
                .hasMessageContaining("style sheet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".menu p{display:none}",
                "p:empty{display:none} #x{display:none}",
                "p::before{display:none} p:hover{opacity:0}",
                "details{display:none}",
                "p{opacity:0.9;display:block}",
                "/* p{display:none} */"
            })
    void aSheetThatHidesSomethingElseIsNoMatter(String sheet) throws Exception {
        var page =
                "<head><link rel=stylesheet href=/a.css><style>"
                        + sheet
                        + "</style></head><body><h1>A</h1>";

        var shown = label(page.getBytes(UTF_8), TextLines.in("en", Place.END));

        assertThat(shown.lines()).hasSize(1);
        assertThat(shown.unreadSheets()).isOne();
    }

    /// As deep as a page may be, in a time that grows with it.
    @Test
    void aPageOfTooManyTagsIsRefused() throws Exception {
        var deep = "<body>".concat("<section><table><span>".repeat(40_000));
        var bomb = "<body>".concat("<p>".repeat(250_000));

        assertThat(label(deep.getBytes(UTF_8), TextLines.in("en", Place.START)).lines()).hasSize(1);
        assertThatThrownBy(() -> label(bomb.getBytes(UTF_8), TextLines.in("en", Place.START)))
                .isInstanceOf(MediaException.TooLarge.class)
                .hasMessageContaining("250000 tags");
    }

    /// A headline in a template is nobody's headline.
    @Test
    void theHeadlineIsTheFirstThatIsShown() throws Exception {
        var page = "<body><template><h1>A</h1></template><h1>B</h1>";

        label(page.getBytes(UTF_8), TextLines.in("en", Place.NEAR_HEADLINE));

        assertThat(Files.readString(result())).contains("<h1>B</h1><p data-candor");
    }

    /// Words of a plan are text, whatever characters they have.
    @Test
    void markupInWordsIsText() throws Exception {
        var line = TextLines.in("en", Place.START);
        var evil =
                new TextLine(
                        line.words(),
                        line.places(),
                        List.of("</p><script>alert(1)</script>"),
                        "https://example.com/?a=\"><script>",
                        java.util.Map.of("@context", "https://schema.org", "name", "</script>"),
                        java.util.Map.of("a", "\"><script>"),
                        java.util.Map.of());

        label("<body>A".getBytes(UTF_8), evil);

        assertThat(Files.readString(result()).toLowerCase(java.util.Locale.ROOT))
                .containsOnlyOnce("<script")
                .containsOnlyOnce("</script");
    }

    @Test
    void plainTextKeepsItsLineEndsAndItsFrontMatter() throws Exception {
        var text = "---\r\ntitle: A\r\n---\r\n# Head\r\n\r\nBody";

        var shown =
                label(
                        text.getBytes(UTF_8),
                        TextLines.in("de", Place.START),
                        TextLines.in("ja", Place.END));

        assertThat(Files.readString(result()))
                .isEqualTo(
                        "---\r\ntitle: A\r\n---\r\nKI-generiert\r\nhttps://label.example%1$s\r\n\r\n"
                                        .formatted(TextLines.EVIDENCE)
                                + "# Head\r\n\r\nBody\r\n\r\nAI生成\r\nhttps://label.example%s\r\n"
                                        .formatted(TextLines.EVIDENCE));
        assertThat(shown.mediaType()).isEqualTo("text/plain");
    }

    @Test
    void textInUtf16GetsItsLineInUtf16() throws Exception {
        var text = ("\uFEFF" + "Zwei Zeilen\n").getBytes(UTF_16LE);

        label(text, TextLines.in("zh-Hans", Place.START));

        assertThat(Files.readString(result(), UTF_16LE))
                .startsWith("\uFEFF" + "AI生成\n")
                .endsWith("\n\nZwei Zeilen\n");
    }

    /// Bytes of a set that nobody named: ASCII words go in, others are refused.
    @Test
    void anUnknownCharacterSetTakesOnlyAscii() throws Exception {
        var text = "Stra\u00dfe\n".getBytes(ISO_8859_1);

        label(text, TextLines.in("de", Place.END));

        assertThat(Files.readString(result(), ISO_8859_1)).startsWith("Straße\n\nKI-generiert");
        assertThatThrownBy(() -> label(text, TextLines.in("zh-Hans", Place.END)))
                .isInstanceOf(MediaException.Unsupported.class)
                .hasMessageContaining("unknown character set");
    }

    /// Whoever reads it would see other characters than whoever wrote it.
    @Test
    void aTextThatBreaksItsCharacterSetIsRefusedByOffset() {
        var text = new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0, (byte) 0xD8, 'b', 0, '\n', 0};

        assertThatThrownBy(() -> label(text, TextLines.in("en", Place.START)))
                .isInstanceOfSatisfying(
                        MediaException.Unreadable.class, e -> assertThat(e.offset()).hasValue(4));
    }

    @Test
    void aCharacterSetThatIsOnlyReadIsRefused() {
        var page = "<meta charset=x-JISAutoDetect><body>A";

        assertThatThrownBy(() -> label(page.getBytes(UTF_8), TextLines.in("ja", Place.START)))
                .isInstanceOf(MediaException.Unsupported.class)
                .hasMessageContaining("never written");
    }

    /// What is beside the line is a stranger's, and may be no character at all.
    @ParameterizedTest
    @ValueSource(strings = {"&#9999999;", "&#36;1", "\\&#92;"})
    void referencesInAPageAreReadAsTheyAre(String reference) throws Exception {
        var line = TextLines.in("he", Place.START);
        var more =
                new TextLine(
                        line.words(),
                        line.places(),
                        List.of(),
                        null,
                        line.jsonLd(),
                        line.meta(),
                        line.headers());
        var page = "<meta charset=us-ascii><body><p data-candor-disclosure lang=\"he\">%s</p>";

        assertThat(label(page.formatted(reference).getBytes(UTF_8), more).lines()).hasSize(1);
    }

    @Test
    void kindsAreToldByHowTheyBegin() {
        assertThat(TextLabeller.kind("Dear all,\n".getBytes(UTF_8)))
                .contains(TextLabeller.Kind.PLAIN);
        assertThat(TextLabeller.kind("  \n<!DOCTYPE HTML>".getBytes(UTF_8)))
                .contains(TextLabeller.Kind.HTML);
        assertThat(TextLabeller.kind("Subject: a\r\n b\r\nFrom: c@d\r\n".getBytes(UTF_8)))
                .contains(TextLabeller.Kind.MAIL);
        assertThat(TextLabeller.kind("Subject: \u00c5\u2026\r\nFrom: c@d\r\n".getBytes(UTF_8)))
                .contains(TextLabeller.Kind.MAIL);
        assertThat(TextLabeller.kind("\uFEFFZwei\n".getBytes(UTF_16LE)))
                .contains(TextLabeller.Kind.PLAIN);
        assertThat(TextLabeller.kind(new byte[] {-1, -2, 1, 0, 2, 0, 3, 0})).isEmpty();
        assertThat(TextLabeller.kind(new byte[] {'%', 'P', 'D', 'F', 0, 1})).isEmpty();
    }

    /// Thousands of lines are read one after another, not one within another.
    @Test
    void manyShortLinesAreNoTrouble() throws Exception {
        var matter = "---\n" + "\n".repeat(60_000);
        var fields = "a:\n".repeat(200_000);

        assertThat(label(matter.getBytes(UTF_8), TextLines.in("en", Place.START)).lines())
                .hasSize(1);
        assertThat(label(fields.getBytes(UTF_8), TextLines.in("en", Place.START)).mediaType())
                .isEqualTo("text/plain");
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        var small =
                new TextLabeller(
                        TextLines.VOCABULARY, new WorkingMemory(100), 10, Optional.empty(), false);
        var source = Files.writeString(folder.resolve("source"), "Eleven char");

        assertThatThrownBy(
                        () ->
                                small.label(
                                        source, result(), List.of(TextLines.in("en", Place.START))))
                .isInstanceOf(MediaException.TooLarge.class);
    }

    /// Whatever comes in, a text with its line or a declared refusal goes out.
    @Test
    void pagesOfPiecesEndInALineOrARefusal() throws Exception {
        var seed = Long.getLong("seed", 20261123L);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var pieces =
                List.of(
                        "<html",
                        ">",
                        "<body ",
                        "</head>",
                        "<h1>",
                        "</h1>",
                        "<!--",
                        "-->",
                        "\"",
                        "'",
                        "<script>",
                        "</script ",
                        "=",
                        "<",
                        "</",
                        "hidden",
                        "\u00e9",
                        "&#",
                        "<!doctype html>",
                        "<meta charset=",
                        "utf-16",
                        "\n",
                        "a",
                        "<template>");
        for (int i = 0; i < 600; i++) {
            var page = new StringBuilder("<html>");
            for (int k = random.nextInt(30); k > 0; k--) {
                page.append(pieces.get(random.nextInt(pieces.size())));
            }
            var bytes = page.toString().getBytes(UTF_8);
            try {
                var shown = label(bytes, TextLines.in("he", Place.NEAR_HEADLINE));
                assertThat(shown.lines()).as(page.toString()).isNotEmpty();
            } catch (MediaException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private Shown label(byte[] text, TextLine... lines) throws Exception {
        var labeller =
                new TextLabeller(
                        TextLines.VOCABULARY,
                        new WorkingMemory(100),
                        1 << 20,
                        Optional.of("https://label.example/"),
                        true);
        var source = Files.write(folder.resolve("source"), text);
        return labeller.label(source, result(), List.of(lines));
    }

    private Path result() {
        return folder.resolve("result");
    }

    /// A page less what was put in.
    private static String without(String page) {
        return page.replaceAll("<p data-candor-disclosure.*?</p>", "")
                .replaceAll("<meta name=\"ai-disclosure\"[^>]*>", "")
                .replaceAll("<script type=\"application/ld\\+json\">.*?</script>", "");
    }
}
