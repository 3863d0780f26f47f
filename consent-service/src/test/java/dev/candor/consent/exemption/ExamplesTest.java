package dev.candor.consent.exemption;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(ExemptionExamples.REQUEST, ExemptionRequest.class);
        Examples.fits(ExemptionExamples.CLAIMED, ExemptionView.class);
        Examples.fits(ExemptionExamples.GRANTED, ExemptionView.class);
        Examples.fits(ExemptionExamples.REVIEW, ReviewRequest.class);
        Examples.fits(ExemptionExamples.PAGE, ExemptionExamples.ExemptionPage.class);
        Examples.fits(ExemptionExamples.PRECEDENTS, ExemptionExamples.PrecedentPage.class);
    }
}
