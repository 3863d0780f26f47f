package dev.candor.c2pa.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.cose.CoseSignatures;
import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySignerTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "ES256, secp256r1",
        "ES384, secp384r1",
        "ES512, secp521r1",
        "ES256, secp521r1",
        "ES512, secp256r1",
        "PS256, RSA2048",
        "PS384, RSA2048",
        "PS512, RSA2048",
        "ED25519, Ed25519"
    })
    void signatureVerifiesAsCoseWantsIt(SigningAlgorithm algorithm, String key) throws Exception {
        var holder = holder(key);

        var value = KeySigner.of(algorithm, holder.key(), holder.chain()).sign(MESSAGE);

        var publicKey = holder.certificate().getPublicKey();
        assertThat(value).hasSize(CoseSignatures.length(algorithm, publicKey));
        assertThat(CoseSignatures.verifies(algorithm, publicKey, MESSAGE, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, secp256r1",
        "ES384, secp384r1",
        "ES512, secp521r1",
        "PS256, RSA2048",
        "ED25519, Ed25519"
    })
    void algorithmFollowsFromTheKey(SigningAlgorithm expected, String key) {
        var holder = holder(key);

        assertThat(KeySigner.of(holder.key(), holder.chain()).algorithm()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ES256; RSA2048; ES256 takes an elliptic curve key, not an RSA key of 2048 bits",
                "PS256; RSA1024; PS256 takes an RSA key of at least 2048 bits, not an RSA key of"
                        + " 1024 bits",
                "PS256; secp256r1; PS256 takes an RSA key of at least 2048 bits, not an elliptic"
                        + " curve key of 256 bits",
                "ED25519; secp256r1; ED25519 takes an Ed25519 key, not an elliptic curve key of 256"
                        + " bits"
            })
    void keyOfAnotherKindIsRefused(SigningAlgorithm algorithm, String key, String words) {
        var holder = holder(key);

        assertThatThrownBy(() -> KeySigner.of(algorithm, holder.key(), holder.chain()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
    }

    /// What is known of a signer is known of the next one with the same key.
    @Test
    void signersOfOneKeyAreEqual() {
        var holder = holder("secp256r1");
        var signer = KeySigner.of(holder.key(), holder.chain());

        assertThat(signer)
                .isEqualTo(KeySigner.of(holder.key(), holder.chain()))
                .hasSameHashCodeAs(KeySigner.of(holder.key(), holder.chain()))
                .isNotEqualTo(KeySigner.of(SigningAlgorithm.ES384, holder.key(), holder.chain()))
                .isNotEqualTo(KeySigner.of(holder("secp256r1").key(), holder.chain()))
                .isNotEqualTo(KeySigner.of(holder.key(), holder("secp256r1").chain()));
    }

    @Test
    void signerNeedsACertificate() {
        assertThatThrownBy(() -> KeySigner.of(holder("secp256r1").key(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A signer needs a certificate");
    }

    @ParameterizedTest
    @CsvSource({"ES256, secp256r1", "ES384, secp384r1", "ES512, secp521r1"})
    void derOfACallbackBecomesRaw(SigningAlgorithm algorithm, String key) throws Exception {
        var holder = holder(key);
        var signer =
                CallbackSigner.ofDer(
                        algorithm, holder.chain(), message -> der(algorithm, holder, message));

        for (int i = 0; i < 40; i++) { // numbers with zeros in front and without
            var publicKey = holder.certificate().getPublicKey();
            assertThat(CoseSignatures.verifies(algorithm, publicKey, MESSAGE, signer.sign(MESSAGE)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"PS256, RSA2048", "ED25519, Ed25519"})
    void callbackOfAnotherAlgorithmIsTakenAsItIs(SigningAlgorithm algorithm, String key)
            throws Exception {
        var holder = holder(key);
        var known = KeySigner.of(algorithm, holder.key(), holder.chain());

        var value = CallbackSigner.ofDer(algorithm, holder.chain(), known::sign).sign(MESSAGE);

        assertThat(
                        CoseSignatures.verifies(
                                algorithm, holder.certificate().getPublicKey(), MESSAGE, value))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3003020101", "30060201010201ff", "3006020101040101"})
    void answerThatIsNoSignatureIsRefused(String hex) {
        var signer =
                CallbackSigner.ofDer(
                        SigningAlgorithm.ES256,
                        holder("secp256r1").chain(),
                        message -> HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> signer.sign(MESSAGE))
                .isInstanceOf(SigningException.class)
                .extracting(refused -> ((SigningException) refused).reason())
                .isEqualTo(SigningException.Reason.SIGNER);
    }

    private static byte[] der(SigningAlgorithm algorithm, Issuer holder, byte[] message)
            throws SigningException {
        try {
            var signature =
                    Signature.getInstance(algorithm.digest().replace("-", "") + "withECDSA");
            signature.initSign(holder.key());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SigningException(SigningException.Reason.SIGNER, "no signature", e);
        }
    }

    private static Issuer holder(String key) {
        return TestAuthority.trusted().issuer().issue(wish -> wish.key(key));
    }
}
