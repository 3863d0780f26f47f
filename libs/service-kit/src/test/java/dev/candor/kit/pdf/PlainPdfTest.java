package dev.candor.kit.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlainPdfTest {
    private static final Pattern ENTRY = Pattern.compile("(\\d{10}) 00000 n");
    private static final Pattern PLACE = Pattern.compile("Tf [0-9.]+ ([0-9.]+) Td");

    @Test
    void tableSaysWhereEachObjectBegins() {
        // given
        var file = file(letter(3));

        // when
        var entries =
                ENTRY.matcher(file).results().map(it -> Integer.parseInt(it.group(1))).toList();

        // then
        assertThat(entries).hasSizeGreaterThan(10);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(file.substring(entries.get(i))).startsWith((i + 1) + " 0 obj\n");
        }
        assertThat(file.substring(file.lastIndexOf("startxref\n") + 10))
                .satisfies(
                        end ->
                                assertThat(
                                                file.substring(
                                                        Integer.parseInt(
                                                                end.lines()
                                                                        .findFirst()
                                                                        .orElse(""))))
                                        .startsWith("xref\n"));
    }

    @Test
    void longTextGoesOnOverPagesAndNeverIntoTheMargin() {
        // given
        var file = file(letter(400));

        // then
        assertThat(file).containsPattern("/Type/Pages/Count [0-9]{2}/");
        assertThat(PLACE.matcher(file).results().map(it -> Float.parseFloat(it.group(1))))
                .allSatisfy(y -> assertThat(y).isBetween(56f, 842f - 56f));
    }

    @Test
    void paragraphLongerThanAPageGoesOnOnTheNext() {
        // given
        var pdf = new PlainPdf("en", "Title");
        pdf.paragraph("words ".repeat(2_000));

        // when
        var file = file(pdf);

        // then
        assertThat(file).contains("/Type/Pages/Count 3/");
        assertThat(PLACE.matcher(file).results().map(it -> Float.parseFloat(it.group(1))))
                .allSatisfy(y -> assertThat(y).isBetween(56f, 842f - 56f));
    }

    @Test
    void wordWiderThanThePageIsBroken() {
        // given
        var pdf = new PlainPdf("en", "Title");
        pdf.paragraph("x".repeat(400));

        // then
        assertThat(file(pdf).split(" Tj", -1)).hasSizeGreaterThan(4);
    }

    @Test
    void everythingSetIsTagged() {
        // given
        var file = file(letter(2));

        // then
        assertThat(file).contains("/MarkInfo<</Marked true>>", "/Lang(en)", "/S/H1", "/S/H2");
        assertThat(file.split(" BDC\n", -1).length).isEqualTo(file.split("\nEMC\n", -1).length);
        assertThat(file.split(" BDC\n", -1).length)
                .isEqualTo(file.split("/StructElem/S/(?!Document)", -1).length);
    }

    @Test
    void nothingStandsOutsideATag() {
        assertThat(file(letter(60)).replaceAll("(?s) BDC\n.*?\nEMC\n", "")).doesNotContain("BT ");
    }

    private static PlainPdf letter(int paragraphs) {
        var pdf = new PlainPdf("en", "Title");
        pdf.heading("Heading");
        for (int i = 0; i < paragraphs; i++) {
            pdf.paragraph("A paragraph of some words, the number " + i);
            pdf.fact("Name", "A value that is told beside it");
        }
        return pdf;
    }

    private static String file(PlainPdf pdf) {
        return new String(
                pdf.bytes(
                        Instant.parse("2026-06-01T12:00:00Z"),
                        "7",
                        new PlainPdf.Attachment("a.jws", "application/jose", new byte[] {65, 66})),
                ISO_8859_1);
    }
}
