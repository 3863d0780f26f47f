package dev.candor.consent.check;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(CheckExamples.REQUEST, CheckRequest.class);
        Examples.fits(CheckExamples.ALLOW, CheckView.class);
        Examples.fits(CheckExamples.DENY, CheckView.class);
    }
}
