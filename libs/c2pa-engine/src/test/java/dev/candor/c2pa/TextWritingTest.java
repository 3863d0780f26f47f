package dev.candor.c2pa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.Comment;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.kit.Boxes;
import dev.candor.c2pa.kit.Carrier;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.HardBinding;
import dev.candor.c2pa.kit.HiddenText;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a store goes into text, whether it has a syntax (C2PA 2.4, A.9), none (A.8), or is a page
/// (A.7).
class TextWritingTest {
    private static final String TEXT = "Caf\u00E9 opens at nine.\nCome early.\n";
    private static final String BEHIND_TEXT = TEXT + "\uFEFF\uDB40";
    private static final String BEGIN = "-----BEGIN C2PA MANIFEST-----";
    private static final String END = "-----END C2PA MANIFEST-----";
    private static final String EMBEDDED = "data:application/c2pa;base64,";

    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    @Test
    void wrapperStandsBehindAllText() throws Exception {
        // when
        var signed = kit.signed(text(TEXT), WritingKit.created());

        // then
        assertThat(Files.readString(signed).startsWith(BEHIND_TEXT)).isTrue();
        assertTrusted(signed, AssetFormat.TEXT);
    }

    /// The binding counts in normalized text, and is over it (VAL-CONT-0005): who stores the signed
    /// text in another form of Unicode changes nothing.
    @Test
    void textMayBeStoredInAnotherForm() throws Exception {
        // given
        var signed = Files.readString(kit.signed(text(TEXT), WritingKit.created()));
        var apart = Normalizer.normalize(TEXT, Normalizer.Form.NFD);

        // when
        var stored = text(apart + signed.substring(TEXT.length()));

        // then
        assertTrusted(stored, AssetFormat.TEXT);
        assertTrusted(kit.signed(text(apart), WritingKit.created()), AssetFormat.TEXT);
    }

    @Test
    void wrapperThatStoodWithinTheTextIsLeftOut() throws Exception {
        // given
        var signed = Files.readString(kit.signed(text(TEXT), WritingKit.created()));
        var wrapper = signed.substring(TEXT.length());
        var within = text("Caf" + wrapper + TEXT.substring(3));

        // when
        var anew = kit.signed(within, WritingKit.opened());

        // then
        assertThat(Files.readString(anew).startsWith(BEHIND_TEXT)).isTrue();
        assertThat(Files.readString(anew).indexOf('\uFEFF', BEHIND_TEXT.length())).isEqualTo(-1);
        assertTrusted(anew, AssetFormat.TEXT);
    }

    /// An update is over text that stays where it is.
    @Test
    void updateLeavesAWrapperWithinTheTextWhereItIs() throws Exception {
        // given
        var source =
                kit.file(
                        HiddenText.unpadded(TEXT.getBytes(UTF_8), 3, TextWritingTest::boundWithin));
        var update = ManifestDefinition.updated().published().by(WritingKit.GENERATOR);

        // when
        var updated = kit.signed(source, update);

        // then
        assertThat(Files.readString(updated).startsWith("Caf\uFEFF")).isTrue();
        assertThat(Files.readString(updated).endsWith(TEXT.substring(3))).isTrue();
        assertTrusted(updated, AssetFormat.TEXT);
    }

    @Test
    void textWithSeveralWrappersIsRefusedWithWhatToDo() throws Exception {
        var signed = Files.readString(kit.signed(text(TEXT), WritingKit.created()));
        var twice = text(signed + signed.substring(TEXT.length()));

        assertThatThrownBy(() -> kit.signed(twice, WritingKit.opened()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("take out all but those that are meant");
    }

    @Test
    void textWithADamagedWrapperIsRefusedWithWhatToDo() throws Exception {
        var damaged = kit.file(HiddenText.wrapper(HiddenText.magic(), 1, 21, new byte[20]));

        assertThatThrownBy(() -> kit.signed(damaged, WritingKit.opened()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("take them out");
    }

    @Test
    void textInAnotherEncodingIsRefusedWithWhatToDo() throws Exception {
        var wide = kit.file(TEXT.getBytes(UTF_16));
        var latin = kit.file(("a".repeat(5000) + "\u00E9.").getBytes(ISO_8859_1));

        assertThatThrownBy(() -> kit.signed(wide, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.class)
                .hasMessageContaining("UTF-16")
                .hasMessageContaining("save it as UTF-8");
        assertThatThrownBy(() -> kit.signed(latin, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.class)
                .hasMessageContaining("save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}\n", " [1, 2]", "{}", "[\n {\"a\": \"}\"}\n]\n"})
    void jsonIsRefusedWithWhatToDo(String json) throws Exception {
        var source = text(json);
        var store = folder.resolve("store.c2pa");

        assertThatThrownBy(() -> kit.signed(source, WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageEndingWith("sign it by a store beside it");
        kit.signing().signBeside(source, store, WritingKit.created(), WritingKit.signer());
        assertThat(WritingKit.verified(source, store).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Noon] All is well. [End]", "{curly}", "{\"a\": 1} and more"})
    void textInBracketsIsSigned(String odd) throws Exception {
        assertTrusted(kit.signed(text(odd), WritingKit.created()), AssetFormat.TEXT);
    }

    @Test
    void emptyTextIsRefused() throws Exception {
        var empty = kit.file(new byte[0]);

        assertThatThrownBy(() -> kit.signed(empty, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.class)
                .hasMessageContaining("no bytes at all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\uFEFFa", "a", "a\r\nb\r\n", "\u0301", "\u1100\u1161", "\n"})
    void oddTextIsSigned(String odd) throws Exception {
        // when
        var signed = kit.signed(text(odd), WritingKit.created());

        // then
        assertThat(Files.readString(signed)).startsWith(odd);
        assertTrusted(signed, AssetFormat.TEXT);
    }

    /// It goes through in pieces, which may cut characters and sequences apart.
    @Test
    void longTextIsSigned() throws Exception {
        // given
        var source = text("Cafe\u0301 \u00E9\uD83D\uDE00\n".repeat(200_000));

        // when
        var signed = kit.signed(source, WritingKit.created());

        // then
        assertTrusted(signed, AssetFormat.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#", "##", "//", "///", "//!", "--", ";", ";;", "%", "!", "'", "..", "REM", "/*",
                "/*!", "/**", "<!--", "<#", "(*", "{-", "{#", "{{!--", "<%--"
            })
    void commentOfAnyLanguageCarriesAStore(String opening) throws Exception {
        // given
        var comment = Comment.of(opening);
        var source = text("first\nlast\n");

        // when
        var created = commented(source, comment, WritingKit.withAuthor());
        var updated =
                commented(
                        created,
                        comment,
                        ManifestDefinition.updated()
                                .redact(WritingKit.author(created))
                                .by(WritingKit.GENERATOR));

        // then
        for (var signed : new Path[] {created, updated}) {
            assertThat(Files.readString(signed))
                    .startsWith(opening + " " + BEGIN + " " + EMBEDDED)
                    .endsWith((END + " " + comment.closing()).strip() + "\nfirst\nlast\n");
            assertTrusted(signed, AssetFormat.STRUCTURED_TEXT);
        }
        assertThat(kit.signed(updated, WritingKit.opened())).exists();
    }

    /// Some first lines have to stay the first; `|` stands for the block.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "#; 'print(1)\\n'; '# |\\nprint(1)\\n'",
                "#; 'print(1)'; '# |\\nprint(1)'",
                "#; 'a\\r\\nb\\r\\n'; '# |\\r\\na\\r\\nb\\r\\n'",
                "#; '\uFEFFa\\n'; '\uFEFF# |\\na\\n'",
                "#; '#!/bin/sh\\nls\\n'; '#!/bin/sh\\nls\\n# |\\n'",
                "#; '#!/bin/sh'; '#!/bin/sh\\n# |'",
                "#; '#!/bin/sh\\r\\nls\\r\\n'; '#!/bin/sh\\r\\nls\\r\\n# |\\r\\n'",
                "/*!; '@charset \"utf-8\"\\n'; '@charset \"utf-8\"\\n/*! | */\\n'",
                "<!--; '<?xml version=\"1.0\"?>\\n"
                        + "<a/>'; '<?xml version=\"1.0\"?>\\n"
                        + "<a/>\\n"
                        + "<!-- | -->'",
                "<!--; '# A\\n'; '<!-- | -->\\n# A\\n'",
                "<!--; '+++\\na = 1\\n+++\\n# A\\n'; '+++\\n|\\na = 1\\n+++\\n# A\\n'",
                "<!--; '---\\r\\na: 1\\r\\n---\\r\\n'; '---\\r\\n|\\r\\na: 1\\r\\n---\\r\\n'"
            })
    void blockTakesALineOfItsOwn(String opening, String before, String after) throws Exception {
        // given
        var comment = Comment.of(opening);

        // when
        var signed = commented(text(lines(before)), comment, WritingKit.created());
        var again = commented(signed, comment, WritingKit.opened());
        var updated =
                kit.signed(
                        again, ManifestDefinition.updated().published().by(WritingKit.GENERATOR));

        // then
        for (var one : new Path[] {signed, again, updated}) {
            assertThat(Files.readString(one).replaceFirst("(?s)" + BEGIN + ".*" + END, "|"))
                    .isEqualTo(lines(after));
            assertTrusted(one, AssetFormat.STRUCTURED_TEXT);
        }
    }

    /// In front matter each part of a block has its line.
    @Test
    void blockInFrontMatterHasThreeLines() throws Exception {
        // when
        var signed = commented(text("---\na: 1\n---\n# A\n"), Comment.MARKUP, WritingKit.created());

        // then
        assertThat(Files.readAllLines(signed).subList(0, 4))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("---"),
                        line -> assertThat(line).isEqualTo(BEGIN),
                        line -> assertThat(line).startsWith(EMBEDDED),
                        line -> assertThat(line).isEqualTo(END));
    }

    /// A text that has a place needs nobody to say how its comments are written.
    @ParameterizedTest
    @ValueSource(strings = {"https://credentials.example/a.c2pa", "", "no address"})
    void placeThatIsThereIsTaken(String reference) throws Exception {
        // given
        var source = text("let a\n(* " + BEGIN + " " + reference + " " + END + " *)\nlet b\n");

        // when
        var signed = kit.signed(source, WritingKit.created());

        // then
        assertThat(Files.readString(signed))
                .startsWith("let a\n(* " + BEGIN + " " + EMBEDDED)
                .endsWith(" " + END + " *)\nlet b\n");
        assertTrusted(signed, AssetFormat.STRUCTURED_TEXT);
    }

    @Test
    void hiddenCredentialsMoveIntoAComment() throws Exception {
        // given
        var hidden = kit.signed(text(TEXT), WritingKit.created());

        // when
        var signed = commented(hidden, Comment.of("#"), WritingKit.opened());

        // then
        assertThat(Files.readString(signed)).startsWith("# " + BEGIN).endsWith("\n" + TEXT);
        assertThat(WritingKit.verified(signed).manifests()).hasSize(2);
        assertTrusted(signed, AssetFormat.STRUCTURED_TEXT);
    }

    @Test
    void placesThatAreNotClearAreRefusedWithWhatToDo() throws Exception {
        var place = "# " + BEGIN + " a " + END + "\n";

        assertThatThrownBy(() -> kit.signed(text(place + place), WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("leave one");
        assertThatThrownBy(() -> kit.signed(text("# " + BEGIN + "\n"), WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("half of one");
    }

    @Test
    void linesThatEndInReturnAloneAreRefusedWithWhatToDo() throws Exception {
        assertThatThrownBy(() -> commented(text("a\rb\r"), Comment.of("#"), WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("end them in LF or CR LF");
    }

    /// It would be no XML any more.
    @Test
    void xmlIsRefusedWithWhatToDo() throws Exception {
        var xml = text("<?xml version=\"1.0\"?>\n<a/>\n");

        assertThatThrownBy(() -> kit.signed(xml, WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("sign it by a store beside it");
    }

    /// `|` stands for the element. It is the last of the head, so that the page's encoding stays
    /// among the first bytes.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><head><meta charset=utf-8><title>a</title>|\n"
                        + "</head><body></body></html>",
                "<!doctype html><title>a</title>|<p>b",
                "<!doctype html>|\n<p>b",
                "<html><head>|</head></html>",
                "<html>|<body></body></html>",
                "\uFEFF<!doctype html><style>p{}</style>|",
                "<head><title>a</title>|<noscript><img src=a></noscript></head>",
                "<head><noscript><style>a</style></noscript>|</head>",
                "<head><!-- </head> -->|</head>",
                "<head><template><link></template>|</head>",
                "<?xml version=\"1.0\"?><html xmlns=\"a\"><head><title/></title>|</head></html>",
                "<html><head><meta charset=utf-8>|<title>a</tile></head></html>",
                "<html><head><title>a</title>|<!-- </head></html>",
                "<html><head><title>a</title>|<meta content=\"</head></html>",
                "<html><title>a</title>|</head data='"
            })
    void elementIsTheLastOfTheHead(String page) throws Exception {
        // when
        var signed = kit.signed(text(page.replace("|", "")), WritingKit.created());

        // then
        assertThat(
                        Files.readString(signed)
                                .replaceFirst(
                                        "<script type=\"application/c2pa\">[^<]*</script>", "|"))
                .isEqualTo(page);
        assertTrusted(signed, AssetFormat.HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link rel=c2pa-manifest href=https://credentials.example/a.c2pa>",
                "<script type='application/c2pa' id=a></script>",
                "<script type=application/c2pa> no! </script >"
            })
    void elementThatIsThereIsReplaced(String element) throws Exception {
        // given
        var source = text("<head>" + element + "<title>a</title></head>");

        // when
        var signed = kit.signed(source, WritingKit.created());

        // then
        assertThat(Files.readString(signed))
                .startsWith("<head><script type=\"application/c2pa\">")
                .endsWith("</script><title>a</title></head>");
        assertTrusted(signed, AssetFormat.HTML);
    }

    @Test
    void pageWithSeveralElementsIsRefusedWithWhatToDo() throws Exception {
        var link = "<link rel=c2pa-manifest href=https://credentials.example/a.c2pa>";

        assertThatThrownBy(() -> kit.signed(text("<head>" + link + link), WritingKit.created()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("leave one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=application/c2pa>abc",
                "<noscript><link rel=c2pa-manifest href=https://credentials.example/a></noscript>"
            })
    void elementThatNotAllReadersSeeIsRefused(String element) throws Exception {
        assertThatThrownBy(() -> kit.signed(text("<head>" + element), WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessageContaining("only some readers see it, or it has no end");
    }

    private static byte[] boundWithin(Carrier carrier, int length) {
        var manifest =
                Forgery.created(TestAuthority.trusted().signer())
                        .bound(
                                "c2pa.hash.data",
                                carried ->
                                        HardBinding.data(
                                                List.of(new Range(3, length)),
                                                Boxes.sha256(TEXT.getBytes(UTF_8))));
        return Forgery.of(TEXT.getBytes(UTF_8), manifest).carriedBy(carrier).bytes();
    }

    private Path commented(Path source, Comment comment, ManifestDefinition definition)
            throws Exception {
        var target = Files.createTempFile(folder, "commented", null);
        var result =
                kit.signing()
                        .commentedBy(comment)
                        .sign(source, target, definition, WritingKit.signer());
        assertThat(result.format()).isEqualTo(AssetFormat.STRUCTURED_TEXT);
        return target;
    }

    private static void assertTrusted(Path signed, AssetFormat format) throws Exception {
        var report = WritingKit.verified(signed);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.format()).isEqualTo(format);
    }

    private static String lines(String escaped) {
        return escaped.replace("\\n", "\n").replace("\\r", "\r");
    }

    private Path text(String text) throws IOException {
        return kit.file(text.getBytes(UTF_8));
    }
}
