package dev.candor.label.rendering;

import dev.candor.label.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsIsAnswered() {
        Examples.fits(RenderingExamples.RECORD, RenderingRecordView.class);
        Examples.fits(RenderingJobView.QUEUED, RenderingJobView.class);
        Examples.fits(RenderingJobView.RENDERED, RenderingJobView.class);
        Examples.fits(RenderingJobView.CANCELLED, RenderingJobView.class);
        Examples.fits(PlayerManifest.EXAMPLE, PlayerManifest.class);
        Examples.fits(RenderingJobView.PAGE, RenderingJobView.RenderingJobPage.class);
    }
}
