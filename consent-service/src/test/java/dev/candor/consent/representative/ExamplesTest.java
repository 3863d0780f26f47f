package dev.candor.consent.representative;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(RepresentativeExamples.EXECUTOR, RepresentativeRequest.class);
        Examples.fits(RepresentativeExamples.AGENT, RepresentativeRequest.class);
        Examples.fits(RepresentativeExamples.VIEW, RepresentativeView.class);
        Examples.fits(RepresentativeExamples.VERIFIED, RepresentativeView.class);
        Examples.fits(RepresentativeExamples.ENDED, RepresentativeView.class);
        Examples.fits(RepresentativeExamples.PAGE, RepresentativeExamples.RepresentativePage.class);
    }
}
