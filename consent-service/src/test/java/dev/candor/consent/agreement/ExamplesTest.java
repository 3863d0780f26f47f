package dev.candor.consent.agreement;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(AgreementExamples.REQUEST, AgreementRequest.class);
        Examples.fits(AgreementExamples.DRAFT, AgreementView.class);
        Examples.fits(AgreementExamples.PUBLISHED, AgreementView.class);
        Examples.fits(AgreementExamples.RETIRED, AgreementView.class);
    }
}
