package dev.candor.consent.rotation;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeReceived() {
        Examples.fits(RotationExamples.ORDERED, RotationView.class);
        Examples.fits(RotationExamples.CONFIRMED, RotationView.class);
        Examples.fits(RotationExamples.PAGE, RotationExamples.RotationPage.class);
    }
}
