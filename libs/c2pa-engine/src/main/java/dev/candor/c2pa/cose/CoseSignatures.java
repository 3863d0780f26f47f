package dev.candor.c2pa.cose;

import dev.candor.c2pa.port.SigningAlgorithm;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/// COSE's signature values.
public final class CoseSignatures {
    private static final int ED25519_LENGTH = 64;

    private CoseSignatures() {}

    /// Whether `signature` over `message` is the key's. A key that does not fit the algorithm
    /// verifies nothing.
    public static boolean verifies(
            SigningAlgorithm algorithm, PublicKey key, byte[] message, byte[] signature) {
        return VerifyingKey.of(key).verifies(algorithm, message, signature);
    }

    /// How many bytes a signature of the key has.
    ///
    /// @throws IllegalArgumentException if the key does not fit the algorithm
    public static int length(SigningAlgorithm algorithm, PublicKey key) {
        if (!algorithm.fits(key)) {
            throw new IllegalArgumentException(
                    "%s cannot use a key of the kind %s".formatted(algorithm, key.getAlgorithm()));
        }
        return switch (key) {
            case ECKey ec -> 2 * bytes(ec.getParams().getOrder().bitLength());
            case RSAKey rsa -> bytes(rsa.getModulus().bitLength());
            default -> ED25519_LENGTH;
        };
    }

    private static int bytes(int bits) {
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }
}
