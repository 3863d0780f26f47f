package dev.candor.consent.subject;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(SubjectExamples.REQUEST, SubjectRequest.class);
        Examples.fits(SubjectExamples.MINOR, SubjectRequest.class);
        Examples.fits(SubjectExamples.ESTATE, SubjectRequest.class);
        Examples.fits(SubjectExamples.DEATH, DeathRequest.class);
        Examples.fits(SubjectExamples.DEAD, SubjectView.class);
        Examples.fits(SubjectExamples.CORRECTION, CorrectionRequest.class);
        Examples.fits(SubjectExamples.CORRECTED, SubjectView.class);
        Examples.fits(SubjectExamples.QUORUM, QuorumRequest.class);
        Examples.fits(SubjectExamples.VIEW, SubjectView.class);
        Examples.fits(SubjectExamples.ME, MeView.class);
        Examples.fits(SubjectExamples.PAGE, SubjectExamples.SubjectPage.class);
    }
}
