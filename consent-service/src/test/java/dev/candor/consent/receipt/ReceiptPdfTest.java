package dev.candor.consent.receipt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.kit.wording.Language;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person keeps in a drawer.
class ReceiptPdfTest {
    private static final Pattern TEXT = Pattern.compile("<([0-9A-F]+)> Tj");
    private static final String JWS = "eyJhbGciOiJFZERTQSJ9.e30.c2ln";
    private static final Instant ISSUED = Instant.parse("2026-06-01T12:06:00Z");

    @Test
    void itSaysWhatThePageSays() {
        assertThat(text(pdf(ReceiptTold.of(Receipts.active(), ReceiptWords.in(Language.EN)))))
                .contains("Receipt of consent", "What is allowed below holds now.")
                .contains("Studio <Nord>", "publish it, change recordings of it")
                .contains("From June 1, 2026 until January 1, 2030")
                .contains("How to take it back", "https://candor.example.org/portal/mine")
                .contains("Yes was said (by an electronic signature)")
                .contains("receipt.jws")
                .doesNotContain("may stand for a letter");
    }

    @Test
    void signedFormIsAttachedAsItIs() {
        assertThat(pdf(ReceiptTold.of(Receipts.active(), ReceiptWords.in(Language.EN))))
                .contains("/Type/EmbeddedFile/Subtype/application#2Fjose")
                .contains("\nstream\n" + JWS + "\nendstream");
    }

    @Test
    void sameReceiptIsTheSameFile() {
        // given
        var words = ReceiptWords.in(Language.DE);

        // then
        assertThat(pdf(ReceiptTold.of(Receipts.active(), words)))
                .isEqualTo(pdf(ReceiptTold.of(Receipts.active(), words)));
    }

    @Test
    void letterThatCannotBeSetIsOwnedUpTo() {
        // given
        var receipt = Receipts.active();
        receipt.getJsonArray("parties").getJsonObject(1).put("party_name", "北影");

        // then
        assertThat(text(pdf(ReceiptTold.of(receipt, ReceiptWords.in(Language.EN)))))
                .contains("?? ", "may stand for a letter");
    }

    @ParameterizedTest
    @CsvSource({"EN, EN", "DE, DE", "FR, FR", "ES, ES", "ZH, EN", "AR, EN"})
    void languageThatCannotBeSetIsEnglish(Language reader, Language set) {
        assertThat(ReceiptPdf.words(reader).language()).isEqualTo(set);
    }

    private static String pdf(ReceiptTold receipt) {
        return new String(ReceiptPdf.of(receipt, JWS, "0199c0de", ISSUED), ISO_8859_1);
    }

    private static String text(String pdf) {
        return TEXT.matcher(pdf)
                .results()
                .map(hex -> new String(HexFormat.of().parseHex(hex.group(1)), ISO_8859_1))
                .collect(Collectors.joining(" "));
    }
}
