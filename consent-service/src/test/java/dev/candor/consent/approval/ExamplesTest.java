package dev.candor.consent.approval;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(ApprovalExamples.REQUEST, ApprovalRequest.class);
        Examples.fits(ApprovalExamples.REQUESTED, ApprovalView.class);
        Examples.fits(ApprovalExamples.APPROVED, ApprovalView.class);
        Examples.fits(ApprovalExamples.VERDICT, VerdictRequest.class);
        Examples.fits(ApprovalExamples.PAGE, ApprovalExamples.ApprovalPage.class);
    }
}
