package dev.candor.consent.transfer;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeReceived() {
        Examples.fits(TransferExamples.WAITING, ImportView.class);
        Examples.fits(TransferExamples.DONE, ImportView.class);
        Examples.fits(TransferExamples.PROBLEMS, RowProblemsView.class);
    }
}
