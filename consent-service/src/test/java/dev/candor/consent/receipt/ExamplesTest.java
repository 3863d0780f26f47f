package dev.candor.consent.receipt;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeReceived() {
        Examples.fits(ReceiptExamples.RECEIPT, ReceiptView.class);
    }
}
