package dev.candor.consent.receipt;

import dev.candor.kit.wording.Language;
import dev.candor.kit.wording.Words;
import java.util.Map;
import java.util.Objects;

/// The words of receipts, in every language they are written in.
final class ReceiptWords {
    private static final Map<Language, Words> ALL =
            Words.read(ReceiptWords.class, "consent", "receipt");

    private ReceiptWords() {}

    static Words in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }
}
