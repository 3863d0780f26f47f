package dev.candor.consent.party;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(PartyExamples.REQUEST, PartyRequest.class);
        Examples.fits(PartyExamples.VIEW, PartyView.class);
        Examples.fits(PartyExamples.PAGE, PartyExamples.PartyPage.class);
    }
}
