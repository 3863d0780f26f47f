package dev.candor.consent.witness;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeReceived() {
        Examples.fits(WitnessExamples.COSIGNATURES, CosignatureView.class);
    }
}
