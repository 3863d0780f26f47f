package dev.candor.consent.check;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(CheckExamples.REQUEST, CheckRequest.class);
        Examples.fits(CheckExamples.ALLOW, CheckView.class);
        Examples.fits(CheckExamples.DENY, CheckView.class);
        Examples.fits(CheckExamples.EXACT, CheckRequest.class);
        Examples.fits(CheckExamples.REVIEW, CheckView.class);
        Examples.fits(CheckExamples.EXEMPT, CheckView.class);
        Examples.fits(CheckExamples.CONSUMED, CheckView.class);
        Examples.fits(CheckExamples.BATCH, BatchRequest.class);
        Examples.fits(CheckExamples.ANSWERS, BatchView.class);
        Examples.fits(CheckExamples.ASKED, CheckExamples.AskedPage.class);
        Examples.fits(CheckExamples.KEPT, KeptView.class);
    }
}
