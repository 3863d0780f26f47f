package dev.candor.consent.objection;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(ObjectionExamples.REQUEST, ObjectionRequest.class);
        Examples.fits(ObjectionExamples.STANDING, ObjectionView.class);
        Examples.fits(ObjectionExamples.LIFTED, ObjectionView.class);
        Examples.fits(ObjectionExamples.LIFTING, LiftingRequest.class);
        Examples.fits(ObjectionExamples.PAGE, ObjectionExamples.ObjectionPage.class);
    }
}
