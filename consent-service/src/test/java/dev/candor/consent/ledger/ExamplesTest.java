package dev.candor.consent.ledger;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(LedgerExamples.ENTRIES, LedgerView.class);
        Examples.fits(LedgerExamples.KEY, KeySetView.Key.class);
        Examples.fits(LedgerExamples.CHECKPOINT, CheckpointView.class);
        Examples.fits(LedgerExamples.INCLUSION, InclusionView.class);
        Examples.fits(LedgerExamples.CONSISTENCY, ConsistencyView.class);
        Examples.fits(LedgerExamples.KEYS, KeySetView.class);
    }
}
