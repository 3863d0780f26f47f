package dev.candor.consent.assetlink;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(AssetLinkExamples.REQUEST, AssetLinkRequest.class);
        Examples.fits(AssetLinkExamples.VIEW, AssetLinkView.class);
        Examples.fits(AssetLinkExamples.STATEMENT, StatementView.class);
        Examples.fits(AssetLinkExamples.PAGE, AssetLinkExamples.AssetLinkPage.class);
    }
}
