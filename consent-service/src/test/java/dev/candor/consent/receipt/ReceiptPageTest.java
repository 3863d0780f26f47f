package dev.candor.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.kit.wording.Language;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A depicted person understands their receipt.
class ReceiptPageTest {
    @Test
    void receiptAnswersWhatAPersonAsks() {
        // when
        var page = page(Receipts.active(), Language.EN);

        // then
        assertThat(page)
                .contains("What is allowed below holds now.")
                .contains("Agreed to, and in force, since June 1, 2026, 12:05 UTC")
                .contains("“Your likeness in our film”, version 2")
                .contains("German", "a union stood by the person")
                .contains(
                        "publish it, change recordings of it",
                        "The film on the harbour, in cinemas")
                .contains("the European Union, Switzerland", "every channel")
                .contains("From June 1, 2026 until January 1, 2030", "At most 3 times")
                .contains("Each use is asked for anew before. The public is told that AI was used.")
                .contains("What must not be done with the likeness", "train AI models with it")
                .contains("href=\"https://candor.example.org/portal/mine\"")
                .contains("It is enough to tell studio-nord.")
                .contains("Der Hamburgische Beauftragte für Datenschutz")
                .contains("Yes was said (by an electronic signature)", "the person")
                .contains("Entry 2 of the ledger");
    }

    @Test
    void receiptOfWhatWasTakenBackSaysThatNothingIsAllowed() {
        assertThat(page(Receipts.withdrawn(), Language.EN))
                .contains("At present, nothing is allowed on the strength of this.")
                .contains("Taken back, since")
                .doesNotContain("holds now");
    }

    @Test
    void whatOthersWroteStaysText() {
        assertThat(page(Receipts.active(), Language.EN))
                .contains("Studio &lt;Nord&gt;")
                .doesNotContain("<Nord>", "<script");
    }

    @ParameterizedTest
    @EnumSource
    void noLanguageShowsACodeOrATimeForMachines(Language language) {
        // when
        var page = page(Receipts.active(), language);

        // then
        assertThat(page)
                .contains("lang=\"%s\" dir=\"%s\"".formatted(language.tag(), language.direction()));
        assertThat(page.replaceAll("(?s)<style>.*</style>|<[^>]+>", " "))
                .doesNotContainPattern(
                        "[A-Z]{2,}_[A-Z]+|\\bDISTRIBUTE\\b|\\bACTIVE\\b|\\bSUBJECT\\b")
                .doesNotContainPattern("[0-9]{4}-[0-9]{2}-[0-9]{2}T")
                .doesNotContainPattern("\\{[0-9]}");
    }

    private static String page(JsonObject receipt, Language language) {
        return ReceiptPage.of(ReceiptTold.of(receipt, ReceiptWords.in(language)));
    }
}
