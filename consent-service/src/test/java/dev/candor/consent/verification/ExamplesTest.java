package dev.candor.consent.verification;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(VerificationExamples.REQUEST, VerificationRequest.class);
        Examples.fits(VerificationExamples.VIEW, VerificationView.class);
        Examples.fits(VerificationExamples.ALL, VerifiedView.class);
    }
}
