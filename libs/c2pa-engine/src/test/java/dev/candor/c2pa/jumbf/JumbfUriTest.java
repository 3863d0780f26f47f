package dev.candor.c2pa.jumbf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JumbfUriTest {
    @Test
    void relativeReferenceStartsAtTheManifestThatSaysIt() {
        assertThat(JumbfUri.relative("c2pa.assertions/a").pathFrom("urn:c2pa:1"))
                .contains("urn:c2pa:1/c2pa.assertions/a");
    }

    @Test
    void absoluteReferenceStartsAtTheStore() {
        assertThat(new JumbfUri("self#jumbf=/c2pa/urn:c2pa:2/c2pa.signature").pathFrom("x"))
                .contains("urn:c2pa:2/c2pa.signature");
    }

    @Test
    void earlyAbsoluteReferenceStartsAtTheStore() {
        assertThat(new JumbfUri("self#jumbf=c2pa/urn:uuid:2/c2pa.signature").pathFrom("x"))
                .contains("urn:uuid:2/c2pa.signature");
    }

    @Test
    void otherReferencesLeadNowhere() {
        assertThat(new JumbfUri("https://example.com/a").pathFrom("x")).isEmpty();
        assertThat(new JumbfUri("self#jumbf=/other/a").pathFrom("x")).isEmpty();
        assertThat(new JumbfUri("self#jumbf=").pathFrom("x")).isEmpty();
    }

    @Test
    void labelIsWhatStandsLast() {
        assertThat(JumbfUri.relative("c2pa.assertions/a").label()).isEqualTo("a");
        assertThat(JumbfUri.relative("c2pa.signature").label()).isEqualTo("c2pa.signature");
    }
}
