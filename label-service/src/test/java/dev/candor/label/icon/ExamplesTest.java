package dev.candor.label.icon;

import dev.candor.label.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsIsAnswered() {
        Examples.fits(IconResource.PACK, IconResource.PackView.class);
    }
}
