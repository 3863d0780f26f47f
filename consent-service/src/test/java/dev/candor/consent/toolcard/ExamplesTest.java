package dev.candor.consent.toolcard;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(ToolCardExamples.REQUEST, ToolCardBody.class);
        Examples.fits(ToolCardExamples.VIEW, ToolCardView.class);
        Examples.fits(ToolCardExamples.PAGE, ToolCardExamples.ToolCardPage.class);
        Examples.fits(ToolCardExamples.PAGE, ToolCardHistoryView.class);
    }
}
