package dev.candor.c2pa.cose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.port.SigningAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingKeyTest {
    private static final byte[] MESSAGE = "the claim".getBytes(UTF_8);
    private static final byte[] OTHER = "another claim".getBytes(UTF_8);

    /// Every algorithm on every curve: a digest may be longer or shorter than the order.
    @ParameterizedTest
    @CsvSource({
        "secp256r1,ES256", "secp256r1,ES384", "secp256r1,ES512",
        "secp384r1,ES256", "secp384r1,ES384", "secp384r1,ES512",
        "secp521r1,ES256", "secp521r1,ES384", "secp521r1,ES512"
    })
    void signatureOfTheJdkHoldsOverItsMessageAlone(String curve, SigningAlgorithm algorithm)
            throws Exception {
        // given
        var keys = keys(curve);
        var key = VerifyingKey.of(keys.getPublic());

        // when
        for (int i = 0; i < 20; i++) {
            var signature = sign(algorithm, keys, MESSAGE);

            // then
            assertThat(key.verifies(algorithm, MESSAGE, signature)).isTrue();
            assertThat(key.verifies(algorithm, OTHER, signature)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void signatureOfAnotherKeyDoesNotHold(String curve) throws Exception {
        // given
        var signature = sign(SigningAlgorithm.ES256, keys(curve), MESSAGE);

        // when
        var key = VerifyingKey.of(keys(curve).getPublic());

        // then
        assertThat(key.verifies(SigningAlgorithm.ES256, MESSAGE, signature)).isFalse();
    }

    @Test
    void noFlippedBitHolds() throws Exception {
        // given
        var keys = keys("secp256r1");
        var key = VerifyingKey.of(keys.getPublic());
        var signature = sign(SigningAlgorithm.ES256, keys, MESSAGE);

        for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
            // when
            var flipped = signature.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            // then
            assertThat(key.verifies(SigningAlgorithm.ES256, MESSAGE, flipped)).isFalse();
        }
    }

    /// Numbers at and beyond the ends of what they may be: 0 would hold over anything.
    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void numbersOutOfRangeNeverHold(String curve) throws Exception {
        // given
        var keys = keys(curve);
        var key = VerifyingKey.of(keys.getPublic());
        var order = ((ECPublicKey) keys.getPublic()).getParams().getOrder();
        int length = (order.bitLength() + 7) / 8;
        var valid = sign(SigningAlgorithm.ES256, keys, MESSAGE);
        var r = new BigInteger(1, valid, 0, length);
        var s = new BigInteger(1, valid, length, length);
        var most = BigInteger.ONE.shiftLeft(length * 8).subtract(BigInteger.ONE);

        for (var wrong : new BigInteger[] {BigInteger.ZERO, order, most}) {
            // when
            var badR = raw(wrong, s, length);
            var badS = raw(r, wrong, length);
            var bad = raw(wrong, wrong, length);

            // then
            assertThat(key.verifies(SigningAlgorithm.ES256, MESSAGE, badR)).isFalse();
            assertThat(key.verifies(SigningAlgorithm.ES256, MESSAGE, badS)).isFalse();
            assertThat(key.verifies(SigningAlgorithm.ES256, MESSAGE, bad)).isFalse();
        }
    }

    /// RFC 9053, 2.1: both numbers are as long as the order, no more and no less.
    @Test
    void lengthOfAnotherCurveDoesNotHold() throws Exception {
        // given
        var keys = keys("secp256r1");
        var key = VerifyingKey.of(keys.getPublic());
        var valid = sign(SigningAlgorithm.ES256, keys, MESSAGE);
        var r = new BigInteger(1, valid, 0, 32);
        var s = new BigInteger(1, valid, 32, 32);

        for (int length : new int[] {0, 1, 63, 65, 96, 132}) {
            // when
            var other =
                    length == 96 || length == 132
                            ? raw(r, s, length / 2)
                            : Arrays.copyOf(valid, length);

            // then
            assertThat(key.verifies(SigningAlgorithm.ES256, MESSAGE, other)).isFalse();
        }
    }

    @Test
    void pointBesideTheCurveVerifiesNothing() throws Exception {
        // given
        var keys = keys("secp256r1");
        var signature = sign(SigningAlgorithm.ES256, keys, MESSAGE);
        var at = ((ECPublicKey) keys.getPublic()).getW();

        // when
        var key =
                VerifyingKey.of(
                        moved(
                                (ECPublicKey) keys.getPublic(),
                                new ECPoint(at.getAffineX(), at.getAffineY().add(BigInteger.ONE))));

        // then
        assertThat(key.verifies(SigningAlgorithm.ES256, MESSAGE, signature)).isFalse();
    }

    @Test
    void keyOfAnotherKindVerifiesNothing() throws Exception {
        // given
        var elliptic = keys("secp256r1");
        var signature = sign(SigningAlgorithm.ES256, elliptic, MESSAGE);
        var edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        // then
        assertThat(
                        VerifyingKey.of(edwards.getPublic())
                                .verifies(SigningAlgorithm.ES256, MESSAGE, signature))
                .isFalse();
        assertThat(
                        VerifyingKey.of(elliptic.getPublic())
                                .verifies(SigningAlgorithm.ED25519, MESSAGE, signature))
                .isFalse();
    }

    /// What the JDK says of a signature of the right length, this says too.
    @Test
    void agreesWithTheJdkAboutAnyNumbers() throws Exception {
        // given
        long seed = Long.getLong("candor.seed", System.nanoTime());
        System.out.println("candor.seed=" + seed);
        var random = new Random(seed);
        var keys = keys("secp256r1");
        var key = VerifyingKey.of(keys.getPublic());

        for (int i = 0; i < 200; i++) {
            // when
            var signature = sign(SigningAlgorithm.ES256, keys, MESSAGE);
            if (i % 2 == 0) {
                signature[random.nextInt(signature.length)] = (byte) random.nextInt(256);
            }

            // then
            var judge = SigningAlgorithm.ES256.signature();
            judge.initVerify(keys.getPublic());
            judge.update(MESSAGE);
            assertThat(key.verifies(SigningAlgorithm.ES256, MESSAGE, signature))
                    .isEqualTo(judge.verify(signature));
        }
    }

    private static KeyPair keys(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] sign(SigningAlgorithm algorithm, KeyPair keys, byte[] message)
            throws GeneralSecurityException {
        Signature signature = algorithm.signature();
        signature.initSign(keys.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    private static byte[] raw(BigInteger r, BigInteger s, int length) {
        var raw = new byte[2 * length];
        put(r, raw, length);
        put(s, raw, 2 * length);
        return raw;
    }

    private static void put(BigInteger number, byte[] target, int end) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        System.arraycopy(bytes, from, target, end - bytes.length + from, bytes.length - from);
    }

    private static ECPublicKey moved(ECPublicKey key, ECPoint to) {
        return new ECPublicKey() {
            private static final long serialVersionUID = 1L;

            @Override
            public ECPoint getW() {
                return to;
            }

            @Override
            public ECParameterSpec getParams() {
                return key.getParams();
            }

            @Override
            public String getAlgorithm() {
                return key.getAlgorithm();
            }

            @Override
            public String getFormat() {
                return key.getFormat();
            }

            @Override
            public byte[] getEncoded() {
                return key.getEncoded();
            }
        };
    }
}
