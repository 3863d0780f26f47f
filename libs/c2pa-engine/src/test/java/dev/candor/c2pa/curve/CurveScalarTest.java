package dev.candor.c2pa.curve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.port.SigningAlgorithm;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is signed here is judged by the JDK.
class CurveScalarTest {
    private static final byte[] MESSAGE = "the claim".getBytes(UTF_8);

    /// Every algorithm on every curve, often enough for numbers with zeros in front.
    @ParameterizedTest
    @CsvSource({
        "secp256r1,ES256", "secp256r1,ES384", "secp256r1,ES512",
        "secp384r1,ES256", "secp384r1,ES384", "secp384r1,ES512",
        "secp521r1,ES256", "secp521r1,ES384", "secp521r1,ES512"
    })
    void jdkTakesWhatIsSigned(String curve, SigningAlgorithm algorithm) throws Exception {
        // given
        var keys = keys(curve);
        var scalar = CurveScalar.of((ECPrivateKey) keys.getPrivate()).orElseThrow();
        var digest = MessageDigest.getInstance(algorithm.digest());

        for (int i = 0; i < 300; i++) {
            // when
            var message = Arrays.copyOf(MESSAGE, i);
            var signature = scalar.sign(digest.digest(message));

            // then
            var judge = algorithm.signature();
            judge.initVerify(keys.getPublic());
            judge.update(message);
            assertThat(judge.verify(signature)).as("signature %d", i).isTrue();
        }
    }

    /// A number that came twice would give the key away.
    @Test
    void noSecretNumberComesTwice() throws Exception {
        // given
        var scalar = CurveScalar.of((ECPrivateKey) keys("secp256r1").getPrivate()).orElseThrow();
        var seen = new HashSet<BigInteger>();

        // when
        for (int i = 0; i < 1000; i++) {
            seen.add(new BigInteger(1, scalar.sign(new byte[32]), 0, 32));
        }

        // then
        assertThat(seen).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero", "order"})
    void numberThatIsNoKeyIsNotTaken(String which) throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var curve = parameters.getParameterSpec(ECParameterSpec.class);
        var number = which.equals("zero") ? BigInteger.ZERO : curve.getOrder();

        assertThat(CurveScalar.of(key(number, curve))).isEmpty();
        assertThat(CurveScalar.of(key(BigInteger.TWO, curve))).isPresent();
    }

    private static ECPrivateKey key(BigInteger number, ECParameterSpec curve) throws Exception {
        return (ECPrivateKey)
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, curve));
    }

    private static KeyPair keys(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
