package dev.candor.consent.grant;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(GrantExamples.REQUEST, GrantRequest.class);
        Examples.fits(GrantExamples.REQUESTED, GrantView.class);
        Examples.fits(GrantExamples.ACTIVE, GrantView.class);
        Examples.fits(GrantExamples.WITHDRAWN, GrantView.class);
        Examples.fits(GrantExamples.EXPRESSION, ExpressionRequest.class);
        Examples.fits(GrantExamples.WITHDRAWAL, WithdrawalRequest.class);
        Examples.fits(GrantExamples.HISTORY, HistoryView.class);
        Examples.fits(GrantExamples.PAGE, GrantExamples.GrantPage.class);
    }
}
