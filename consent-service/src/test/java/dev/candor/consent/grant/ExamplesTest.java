package dev.candor.consent.grant;

import dev.candor.consent.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(GrantExamples.REQUEST, GrantRequest.class);
        Examples.fits(GrantExamples.REQUESTED, GrantView.class);
        Examples.fits(GrantExamples.ACTIVE, GrantView.class);
        for (var grant :
                List.of(
                        GrantExamples.SUBMITTED,
                        GrantExamples.DEFERRED,
                        GrantExamples.REFUSED,
                        GrantExamples.SUSPENDED,
                        GrantExamples.WITHDRAWN,
                        GrantExamples.REVOKED,
                        GrantExamples.INVALIDATED,
                        GrantExamples.RENEWED)) {
            Examples.fits(grant, GrantView.class);
        }
        Examples.fits(GrantExamples.SPOKEN, ExpressionRequest.class);
        Examples.fits(GrantExamples.CAPTURED, ExpressionRequest.class);
        Examples.fits(GrantExamples.CHALLENGE_REQUEST, ChallengeResource.ChallengeRequest.class);
        Examples.fits(GrantExamples.CHALLENGE, ChallengeResource.ChallengeView.class);
        Examples.fits(GrantExamples.ANSWER, AnswerRequest.class);
        Examples.fits(GrantExamples.REASON, ReasonedRequest.class);
        Examples.fits(GrantExamples.SUSPENSION, SuspensionRequest.class);
        Examples.fits(GrantExamples.STRIKE, ManySuspensionRequest.class);
        Examples.fits(GrantExamples.STRIKE_OVER, ManyResumptionRequest.class);
        Examples.fits(GrantExamples.MANY, ManyView.class);
        Examples.fits(GrantExamples.RESUMPTION, ResumptionRequest.class);
        Examples.fits(GrantExamples.RENEWAL, RenewalRequest.class);
        Examples.fits(GrantExamples.EXPRESSION, ExpressionRequest.class);
        Examples.fits(GrantExamples.WITHDRAWAL, WithdrawalRequest.class);
        Examples.fits(GrantExamples.HISTORY, HistoryView.class);
        Examples.fits(GrantExamples.PAGE, GrantExamples.GrantPage.class);
    }
}
