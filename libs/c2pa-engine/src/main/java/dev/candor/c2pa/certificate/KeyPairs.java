package dev.candor.c2pa.certificate;

import dev.candor.c2pa.port.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;

/// Makes keys for signing claims.
public final class KeyPairs {
    private KeyPairs() {}

    /// A new key of the kind and size that C2PA recommends for an algorithm (C2PA 2.4, 13.2.1).
    public static KeyPair make(SigningAlgorithm algorithm, SecureRandom random) {
        try {
            return switch (algorithm) {
                case ES256 -> onCurve("secp256r1", random);
                case ES384 -> onCurve("secp384r1", random);
                case ES512 -> onCurve("secp521r1", random);
                case PS256, PS384, PS512 -> {
                    var generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(SigningAlgorithm.LEAST_RSA_BITS, random);
                    yield generator.generateKeyPair();
                }
                case ED25519 -> {
                    var generator = KeyPairGenerator.getInstance("Ed25519");
                    generator.initialize(NamedParameterSpec.ED25519, random);
                    yield generator.generateKeyPair();
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot make a key", e);
        }
    }

    static KeyPair onCurve(String curve, SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve), random);
        return generator.generateKeyPair();
    }
}
