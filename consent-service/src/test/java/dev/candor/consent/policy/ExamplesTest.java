package dev.candor.consent.policy;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(PolicyExamples.REQUEST, PolicyRequest.class);
        Examples.fits(PolicyExamples.NEXT, VersionRequest.class);
        Examples.fits(PolicyExamples.VIEW, PolicyView.class);
        Examples.fits(PolicyExamples.PAGE, PolicyExamples.PolicyPage.class);
        Examples.fits(PolicyExamples.HISTORY, PolicyHistoryView.class);
        Examples.fits(PolicyExamples.PLAIN, PlainView.class);
        Examples.fits(PolicyExamples.CITATION, CitationView.class);
        Examples.fits(PolicyExamples.RETIREMENT, RetirementRequest.class);
        Examples.fits(PolicyExamples.ACCEPTANCE, AcceptanceRequest.class);
        Examples.fits(PolicyExamples.ACCEPTED, AcceptanceView.class);
        Examples.fits(PolicyExamples.ACCEPTED_PAGE, PolicyExamples.AcceptancePage.class);
        Examples.fits(PolicyExamples.APPROVAL, PolicyApprovalRequest.class);
        Examples.fits(PolicyExamples.APPROVED, PolicyApprovalView.class);
        Examples.fits(PolicyExamples.APPROVED_PAGE, PolicyExamples.PolicyApprovalPage.class);
    }
}
