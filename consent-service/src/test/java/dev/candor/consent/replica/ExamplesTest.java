package dev.candor.consent.replica;

import dev.candor.consent.Examples;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void whatTheDocumentShowsCanBeSentAndReceived() {
        Examples.fits(ReplicaExamples.REQUEST, ReplicaRequest.class);
        Examples.fits(ReplicaExamples.VIEW, ReplicaView.class);
        Examples.fits(ReplicaExamples.DESTROYED, ReplicaView.class);
        Examples.fits(ReplicaExamples.PAGE, ReplicaExamples.ReplicaPage.class);
        Examples.fits(ReplicaExamples.FREEZE, StatusRequest.class);
        Examples.fits(ReplicaExamples.DESTROY, StatusRequest.class);
    }
}
