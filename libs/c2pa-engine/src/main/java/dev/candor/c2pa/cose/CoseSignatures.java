package dev.candor.c2pa.cose;

import dev.candor.c2pa.port.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;

/// COSE's signature algorithms over the JDK's.
public final class CoseSignatures {
    private static final int LEAST_RSA_BITS = 2048;
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
        if (!fits(algorithm, key)) {
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

    /// Whether a key may be used with the algorithm (C2PA 2.4, 13.2.1).
    public static boolean fits(SigningAlgorithm algorithm, Key key) {
        return switch (algorithm.family()) {
            case ECDSA -> key instanceof ECKey;
            case RSASSA_PSS ->
                    key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case EDDSA ->
                    key instanceof EdECKey ed
                            && ed.getParams()
                                    .getName()
                                    .equals(NamedParameterSpec.ED25519.getName());
        };
    }

    /// The JDK's signature that makes and reads the algorithm's raw values.
    public static Signature instance(SigningAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm.family()) {
            case ECDSA ->
                    Signature.getInstance(
                            algorithm.digest().replace("-", "") + "withECDSAinP1363Format");
            case RSASSA_PSS -> pss(algorithm.digest());
            case EDDSA -> Signature.getInstance("Ed25519");
        };
    }

    private static Signature pss(String digest) throws GeneralSecurityException {
        var signature = Signature.getInstance("RSASSA-PSS");
        int salt = Integer.parseInt(digest.substring("SHA-".length())) / Byte.SIZE;
        signature.setParameter(
                new PSSParameterSpec(
                        digest,
                        "MGF1",
                        new MGF1ParameterSpec(digest),
                        salt,
                        PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }
}
