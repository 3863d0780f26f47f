package dev.candor.consent.law;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(LawExamples.PROFILES, LegalProfileResource.ProfilesView.class);
        Examples.fits(LawExamples.CHOICE, LegalProfileResource.ChoiceRequest.class);
        Examples.fits(LawExamples.CHOSEN, LegalProfileResource.ChoiceView.class);
    }
}
