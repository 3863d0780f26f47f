package dev.candor.provenance.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.provenance.verification.VerificationView.SignatureView;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void codesBecomeWords() {
        assertThat(Wording.asAction("c2pa.created")).isEqualTo("Created");
        assertThat(
                        Wording.asSource(
                                "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"))
                .isEqualTo("taken by a camera or recorder");
        assertThat(Wording.asIdentity("wellFormed")).contains("nobody trusted here");
    }

    @Test
    void whatIsNotKnownStaysAsItIs() {
        assertThat(Wording.asAction("com.example.blurred")).isEqualTo("com.example.blurred");
        assertThat(Wording.asSource("nonsense")).isEqualTo("nonsense");
    }

    @Test
    void numbersAndTimesAreForPeople() {
        assertThat(Wording.grouped(1_234_567)).isEqualTo("1,234,567");
        assertThat(Wording.second(Instant.parse("2026-11-22T12:00:05.123Z")))
                .isEqualTo("22 November 2026, 12:00:05 UTC");
    }

    @Test
    void signerWhoVouchesForItselfIsNamedOnce() {
        assertThat(Wording.inWords(new SignatureView("Example CA", "Example Press", "ES256", null)))
                .isEqualTo("Example Press, for whom Example CA vouches");
        assertThat(Wording.inWords(new SignatureView("Example", "Example", "ES256", null)))
                .isEqualTo("Example");
    }
}
