package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.port.SigningAlgorithm;
import java.io.StringReader;
import java.security.SecureRandom;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateRequestTest {
    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void theKeySignsForItself(SigningAlgorithm algorithm) throws Exception {
        // given
        var keys = KeyPairs.make(algorithm, new SecureRandom());

        // when
        var pem = CertificateRequest.pem(keys, algorithm, "de", "Example Press", "signer");

        // then
        var request = read(pem);
        assertThat(request.getSubject()).hasToString("C=DE,O=Example Press,CN=signer");
        assertThat(request.getSubjectPublicKeyInfo().getEncoded())
                .isEqualTo(keys.getPublic().getEncoded());
        assertThat(
                        request.isSignatureValid(
                                new JcaContentVerifierProviderBuilder()
                                        .build(request.getSubjectPublicKeyInfo())))
                .isTrue();
        assertThat(pem).doesNotContain("PRIVATE");
    }

    @Test
    void aCountryHasTwoLetters() {
        // given
        var keys = KeyPairs.make(SigningAlgorithm.ES256, new SecureRandom());

        // then
        assertThatThrownBy(
                        () ->
                                CertificateRequest.pem(
                                        keys, SigningAlgorithm.ES256, "Germany", "x", "y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PKCS10CertificationRequest read(String pem) throws Exception {
        try (var parser = new PEMParser(new StringReader(pem))) {
            return (PKCS10CertificationRequest) parser.readObject();
        }
    }
}
