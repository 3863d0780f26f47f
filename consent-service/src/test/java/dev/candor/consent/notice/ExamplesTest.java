package dev.candor.consent.notice;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(NoticeExamples.REQUEST, NoticeRequest.class);
        Examples.fits(NoticeExamples.VIEW, NoticeView.class);
    }
}
