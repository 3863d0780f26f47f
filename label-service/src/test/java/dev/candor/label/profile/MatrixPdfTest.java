package dev.candor.label.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.kit.pdf.PlainPdf;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MatrixPdfTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");

    private final Matrix matrix = Matrix.of(SampleProfiles.shipped(), DAY);

    @Test
    void everyProfileItsSourcesAndHowWellTheyAreKnownAreThere() {
        // when
        var file = text(MatrixPdf.of(matrix));

        // then
        assertThat(file).startsWith("%PDF-1.7").endsWith("%%EOF\n");
        for (Matrix.Line line : matrix.lines()) {
            assertThat(file).contains(hex(line.profile() + ", version " + line.version()));
        }
        assertThat(file)
                .contains(hex("Secondary: read through others"))
                .contains(hex("Primary: the text itself was read"))
                .contains(hex("Texts it rests on"));
    }

    /// A reader without a spreadsheet has the table as well.
    @Test
    void theTableGoesWithIt() {
        assertThat(text(MatrixPdf.of(matrix)))
                .contains("/Subtype/text#2Fcsv")
                .contains(matrix.csv().substring(0, 60));
    }

    @Test
    void theSameDayGivesTheSameBytes() {
        assertThat(MatrixPdf.of(matrix))
                .isEqualTo(MatrixPdf.of(Matrix.of(SampleProfiles.shipped(), DAY)));
    }

    /// The fonts of every reader write western Europe: a letter they lack would be a question mark.
    @Test
    void everyWordCanBeSet() {
        for (Matrix.Line line : matrix.lines()) {
            assertThat(line.title() + line.addressee() + line.sources())
                    .as(line.profile())
                    .matches(PlainPdf::writes);
        }
    }

    private static String text(byte[] pdf) {
        return new String(pdf, ISO_8859_1);
    }

    private static String hex(String words) {
        return java.util.HexFormat.of().withUpperCase().formatHex(words.getBytes(ISO_8859_1));
    }
}
