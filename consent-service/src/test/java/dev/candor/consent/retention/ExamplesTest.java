package dev.candor.consent.retention;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(RetentionExamples.ERASURE, ErasureRequest.class);
        Examples.fits(RetentionExamples.ERASED, ErasureView.class);
        Examples.fits(RetentionExamples.ORDER, HoldRequest.class);
        Examples.fits(RetentionExamples.HOLD, HoldView.class);
        Examples.fits(RetentionExamples.LIFTED, HoldView.class);
        Examples.fits(RetentionExamples.KEPT, RetentionView.class);
        Examples.fits(RetentionExamples.ERASURE_ORDER, ErasureOrderRequest.class);
        Examples.fits(RetentionExamples.ERASURE_ORDERED, ErasureOrderView.class);
        Examples.fits(RetentionExamples.ERASURE_CONFIRMED, ErasureOrderView.class);
        Examples.fits(RetentionExamples.ERASURES, RetentionExamples.ErasurePage.class);
    }
}
