package dev.candor.label.rendering;

import dev.candor.label.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsIsAnswered() {
        Examples.fits(RenderingExamples.RECORD, RenderingRecordView.class);
    }
}
