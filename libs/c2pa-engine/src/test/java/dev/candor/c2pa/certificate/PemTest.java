package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private static final char[] PASSWORD = "open-sesame".toCharArray();

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
                .hasMessage(
                        "No block with a key (PRIVATE KEY, ENCRYPTED PRIVATE KEY, EC PRIVATE KEY or"
                                + " RSA PRIVATE KEY)");
    }

    /// Every form in which OpenSSL writes a key.
    @ParameterizedTest
    @CsvSource({
        "ec-sec1, ec-pkcs8",
        "ec-encrypted, ec-pkcs8",
        "rsa-pkcs1, rsa-pkcs8",
        "rsa-encrypted, rsa-pkcs8",
        "ed25519-encrypted, ed25519-pkcs8"
    })
    void oneKeyIsReadInEveryForm(String form, String pkcs8) {
        var read = Pem.privateKey(text(form), PASSWORD);
        var plain = Pem.privateKey(text(pkcs8));

        assertThat(secret(read)).isEqualTo(secret(plain));
    }

    @Test
    void keyForPssAloneIsRead() {
        var key = Pem.privateKey(text("rsa-pss-pkcs8"));

        assertThat(SigningAlgorithm.recommendedFor(key)).contains(SigningAlgorithm.PS256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-encrypted", "rsa-encrypted", "ed25519-encrypted"})
    void wrongPasswordOpensNoKey(String name) {
        assertThatThrownBy(() -> Pem.privateKey(text(name), "shut".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The password does not open the private key");
    }

    @Test
    void encryptedKeyNeedsAPassword() {
        assertThatThrownBy(() -> Pem.privateKey(text("ec-encrypted")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The private key needs a password");
    }

    @Test
    void oldEncryptionIsNamed() {
        assertThatThrownBy(() -> Pem.privateKey(text("ec-old-encrypted"), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The key is encrypted in OpenSSL's old way, which protects little: convert"
                                + " it with openssl pkcs8 -topk8");
    }

    @Test
    void unknownEncryptionIsNamed() {
        assertThatThrownBy(() -> Pem.privateKey(text("ec-scrypt"), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The private key is encrypted in a way that is not known here: convert it"
                                + " with openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf"
                                + " hmacWithSHA256");
    }

    private static Object secret(PrivateKey key) {
        return switch (key) {
            case ECPrivateKey ec -> ec.getS();
            case RSAPrivateKey rsa -> rsa.getPrivateExponent();
            case EdECPrivateKey ed -> Bytes.of(ed.getBytes().orElseThrow());
            case PrivateKey other -> throw new AssertionError(other.getAlgorithm());
        };
    }

    private static String text(String name) {
        try (var in =
                Objects.requireNonNull(
                        PemTest.class.getResourceAsStream("/keys/" + name + ".pem"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
