package dev.candor.kit.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A document of text on A4 (PDF 1.7, ISO 32000-1): headings, paragraphs, facts, links and one
/// file attached. Tagged, so that it can be read aloud; the same calls give the same bytes.
///
/// It sets the languages of western Europe; see [#writes]. An attachment is stored as it is,
/// neither packed nor encrypted, so that it can be found without a reader of PDF. Not for use by
/// several threads.
public final class PlainPdf {
    private static final float WIDTH = 595;
    private static final float HEIGHT = 842;
    private static final float MARGIN = 56;
    private static final float NAME = 150;
    private static final float GAP = 12;
    private static final float LEADING = 1.4f;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int INFO = 3;
    private static final int STRUCTURE = 4;
    private static final int DOCUMENT = 5;
    private static final int FILE = 6;
    private static final int STREAM = 7;
    private static final int FIRST_FONT = 8;

    private final String language;
    private final String title;
    private final List<Page> pages = new ArrayList<>();
    private float y;

    /// @param language BCP 47 tag
    public PlainPdf(String language, String title) {
        this.language = language;
        this.title = title;
        newPage();
        set(new Style("H1", PdfFont.BOLD, 20, 0), title, MARGIN, WIDTH - 2 * MARGIN);
    }

    /// A file that goes with the document.
    public record Attachment(String name, String mediaType, byte[] content) {
        public Attachment {
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Attachment it
                    && name.equals(it.name)
                    && mediaType.equals(it.mediaType)
                    && Arrays.equals(content, it.content);
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + Arrays.hashCode(content);
        }
    }

    private record Style(String tag, PdfFont font, float size, float before) {}

    private record Tag(String tag, int mark) {}

    private record Link(float left, float bottom, float right, float top, String address) {}

    private static final class Page {
        private final StringBuilder content = new StringBuilder();
        private final List<Tag> tags = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
    }

    /// Whether every letter of a text can be set; `?` stands for one that cannot.
    public static boolean writes(String text) {
        return PdfFont.writes(text);
    }

    public void heading(String text) {
        keepTogether(80);
        set(new Style("H2", PdfFont.BOLD, 14, 16), text, MARGIN, WIDTH - 2 * MARGIN);
    }

    public void subheading(String text) {
        keepTogether(60);
        set(new Style("H3", PdfFont.BOLD, 11.5f, 10), text, MARGIN, WIDTH - 2 * MARGIN);
    }

    public void paragraph(String text) {
        set(new Style("P", PdfFont.PLAIN, 10.5f, 4), text, MARGIN, WIDTH - 2 * MARGIN);
    }

    /// Somebody's own words.
    public void quote(String text) {
        set(
                new Style("BlockQuote", PdfFont.PLAIN, 10.5f, 4),
                text,
                MARGIN + GAP,
                WIDTH - 2 * MARGIN - GAP);
    }

    /// What it is about in one column, what holds in the other.
    public void fact(String name, String value) {
        keepTogether(30);
        float top = y;
        int page = pages.size();
        set(new Style("P", PdfFont.BOLD, 10, 3), name, MARGIN, NAME - GAP);
        float left = y;
        int leftPage = pages.size();
        if (leftPage == page) {
            y = top;
        }
        set(new Style("P", PdfFont.PLAIN, 10, 3), value, MARGIN + NAME, WIDTH - 2 * MARGIN - NAME);
        if (pages.size() == leftPage) {
            y = Math.min(y, left);
        }
    }

    /// An address that opens when it is pressed.
    public void link(String text, String address) {
        paragraph(text);
        set(new Style("P", PdfFont.PLAIN, 10.5f, 0), address, MARGIN, WIDTH - 2 * MARGIN);
        page().links
                .add(
                        new Link(
                                MARGIN,
                                y - 3,
                                MARGIN + PdfFont.PLAIN.width(address) * 10.5f / 1000,
                                y + 11,
                                address));
    }

    /// What is for machines, line by line.
    public void code(String text) {
        text.lines()
                .forEach(
                        line ->
                                set(
                                        new Style("P", PdfFont.CODE, 8, 0),
                                        line,
                                        MARGIN,
                                        WIDTH - 2 * MARGIN));
    }

    /// The file.
    ///
    /// @param id what it is known by; the same for the same document
    public byte[] bytes(Instant made, String id, Attachment attachment) {
        var file = new Objects();
        int firstPage = FIRST_FONT + PdfFont.values().length;
        int next = firstPage + 2 * pages.size();
        var kids = new StringBuilder();
        var parents = new StringBuilder();
        var elements = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            int number = firstPage + 2 * i;
            kids.append(number).append(" 0 R ");
            var page = pages.get(i);
            var refs = new StringBuilder();
            for (var tag : page.tags) {
                file.put(
                        next,
                        "<</Type/StructElem/S/%s/P %d 0 R/Pg %d 0 R/K %d>>"
                                .formatted(tag.tag(), DOCUMENT, number, tag.mark()));
                refs.append(next).append(" 0 R ");
                elements.append(next).append(" 0 R ");
                next++;
            }
            parents.append(i).append('[').append(refs).append(']');
            file.put(number, page(page, i, number + 1));
            file.put(
                    number + 1,
                    "<</Length %d>>".formatted(page.content.length()),
                    page.content.toString().getBytes(ISO_8859_1));
        }
        file.put(
                CATALOG,
                ("<</Type/Catalog/Pages %d 0 R/Lang(%s)/ViewerPreferences<</DisplayDocTitle true>>"
                                + "/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R"
                                + "/Names<</EmbeddedFiles<</Names[%s %d 0 R]>>>>/AF[%5$d 0 R]>>")
                        .formatted(PAGES, language, STRUCTURE, text(attachment.name()), FILE));
        file.put(
                PAGES,
                "<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 595 842]/Resources<</Font<<%s>>>>>>"
                        .formatted(pages.size(), kids, fonts(file)));
        file.put(
                INFO,
                "<</Title %s/Producer(Candor)/CreationDate(%3$s)/ModDate(%3$s)/Subject %2$s>>"
                        .formatted(text(title), text(id), DATE.format(made)));
        file.put(
                STRUCTURE,
                "<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>>>"
                        .formatted(DOCUMENT, parents));
        file.put(
                DOCUMENT,
                "<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>".formatted(STRUCTURE, elements));
        file.put(
                FILE,
                "<</Type/Filespec/F %1$s/UF %1$s/AFRelationship/Source/EF<</F %2$d 0 R/UF %2$d 0 R>>>>"
                        .formatted(text(attachment.name()), STREAM));
        var content = attachment.content();
        file.put(
                STREAM,
                "<</Type/EmbeddedFile/Subtype/%s/Length %d/Params<</Size %2$d/ModDate(%s)>>>>"
                        .formatted(
                                attachment.mediaType().replace("/", "#2F").replace("+", "#2B"),
                                content.length,
                                DATE.format(made)),
                content);
        return file.written(id, next);
    }

    private static String fonts(Objects file) {
        var fonts = new StringBuilder();
        for (var font : PdfFont.values()) {
            int number = FIRST_FONT + font.ordinal();
            fonts.append("/F%d %d 0 R".formatted(font.ordinal(), number));
            file.put(
                    number,
                    "<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
                            .formatted(font.postScriptName()));
        }
        return fonts.toString();
    }

    private static String page(Page page, int index, int content) {
        var links = new StringBuilder();
        for (var link : page.links) {
            links.append(
                    "<</Type/Annot/Subtype/Link/Rect[%s %s %s %s]/Border[0 0 0.5]/A<</S/URI/URI %s>>>>"
                            .formatted(
                                    number(link.left()),
                                    number(link.bottom()),
                                    number(link.right()),
                                    number(link.top()),
                                    text(link.address())));
        }
        return "<</Type/Page/Parent %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S/Annots[%s]>>"
                .formatted(PAGES, content, index, links);
    }

    private void keepTogether(float height) {
        if (y - height < MARGIN) {
            newPage();
        }
    }

    private void newPage() {
        pages.add(new Page());
        y = HEIGHT - MARGIN;
    }

    private Page page() {
        return pages.getLast();
    }

    /// Sets a block of text, tagged once on each page that it stands on.
    private void set(Style style, String text, float x, float width) {
        y -= style.before();
        boolean open = false;
        for (var line : wrapped(text, style, width)) {
            float height = style.size() * LEADING;
            if (y - height < MARGIN) {
                end(open);
                newPage();
                open = false;
            }
            if (!open) {
                begin(style.tag());
                open = true;
            }
            y -= height;
            page().content
                    .append(
                            "BT /F%d %s Tf %s %s Td <%s> Tj ET\n"
                                    .formatted(
                                            style.font().ordinal(),
                                            number(style.size()),
                                            number(x),
                                            number(y),
                                            HEX.formatHex(PdfFont.encoded(line))));
        }
        end(open);
    }

    private void begin(String tag) {
        int mark = page().tags.size();
        page().tags.add(new Tag(tag, mark));
        page().content.append("/%s <</MCID %d>> BDC\n".formatted(tag, mark));
    }

    private void end(boolean open) {
        if (open) {
            page().content.append("EMC\n");
        }
    }

    /// Lines no wider than `width`; a word that is wider is broken.
    private static List<String> wrapped(String text, Style style, float width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\\R", -1)) {
            var line = new StringBuilder();
            for (var word : paragraph.split(" +", -1)) {
                var rest = word;
                if (!line.isEmpty() && !fits(line + " " + rest, style, width)) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                while (!fits(rest, style, width)) {
                    int most = most(rest, style, width);
                    lines.add(rest.substring(0, most));
                    rest = rest.substring(most);
                }
                line.append(line.isEmpty() ? "" : " ").append(rest);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int most(String word, Style style, float width) {
        int most = word.length();
        while (most > 1 && !fits(word.substring(0, most), style, width)) {
            most--;
        }
        return most;
    }

    private static boolean fits(String text, Style style, float width) {
        return text.length() <= 1 || style.font().width(text) * style.size() / 1000 <= width;
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /// A text string (ISO 32000-1, 7.9.2.2): UTF-16BE behind a byte order mark.
    private static String text(String text) {
        return "<FEFF" + HEX.formatHex(text.getBytes(UTF_16BE)) + ">";
    }

    /// Numbered objects, and the table that says where each begins.
    private static final class Objects {
        private final Map<Integer, byte[]> bodies = new TreeMap<>();

        void put(int number, String body) {
            bodies.put(number, body.getBytes(ISO_8859_1));
        }

        void put(int number, String dictionary, byte[] stream) {
            var out = new ByteArrayOutputStream();
            out.writeBytes((dictionary + "\nstream\n").getBytes(ISO_8859_1));
            out.writeBytes(stream);
            out.writeBytes("\nendstream".getBytes(ISO_8859_1));
            bodies.put(number, out.toByteArray());
        }

        byte[] written(String id, int count) {
            var out = new ByteArrayOutputStream();
            out.writeBytes("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n".getBytes(ISO_8859_1));
            var table = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(count));
            bodies.forEach(
                    (number, body) -> {
                        table.append("%010d 00000 n \n".formatted(out.size()));
                        out.writeBytes((number + " 0 obj\n").getBytes(ISO_8859_1));
                        out.writeBytes(body);
                        out.writeBytes("\nendobj\n".getBytes(ISO_8859_1));
                    });
            int start = out.size();
            out.writeBytes(table.toString().getBytes(ISO_8859_1));
            var name = HEX.formatHex(id.getBytes(ISO_8859_1));
            out.writeBytes(
                    "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%4$s>]>>\nstartxref\n%d\n%%%%EOF\n"
                            .formatted(count, CATALOG, INFO, name, start)
                            .getBytes(ISO_8859_1));
            return out.toByteArray();
        }
    }
}
