package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.kit.TestAuthority;
import java.util.List;
import org.junit.jupiter.api.Test;

class PemTest {
    @Test
    void wordsAroundTheBlocksAreReadOver() {
        var root = TestAuthority.trusted().root();

        var pem = "# the root\n" + Pem.of(List.of(root)) + "\nthe end";

        assertThat(Pem.certificates(pem)).containsExactly(root);
    }

    @Test
    void brokenCertificateIsRefused() {
        assertThatThrownBy(
                        () ->
                                Pem.certificates(
                                        "-----BEGIN CERTIFICATE-----\n"
                                                + "AAAA\n"
                                                + "-----END CERTIFICATE-----"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> Pem.privateKey("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No PRIVATE KEY block (PKCS#8)");
    }
}
