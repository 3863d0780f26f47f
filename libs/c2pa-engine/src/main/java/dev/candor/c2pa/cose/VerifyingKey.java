package dev.candor.c2pa.cose;

import dev.candor.c2pa.curve.CurvePoint;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.jspecify.annotations.Nullable;

/// A public key that signatures are checked with. What can be worked out ahead for it is kept, so a
/// key that is met again should be the same instance. Thread safe.
public final class VerifyingKey {
    private final PublicKey key;
    private final @Nullable CurvePoint point;

    private VerifyingKey(PublicKey key, @Nullable CurvePoint point) {
        this.key = key;
        this.point = point;
    }

    public static VerifyingKey of(PublicKey key) {
        return new VerifyingKey(
                key,
                key instanceof ECPublicKey elliptic ? CurvePoint.of(elliptic).orElse(null) : null);
    }

    /// Whether `signature` over `message` is the key's. A key that does not fit the algorithm
    /// verifies nothing.
    public boolean verifies(SigningAlgorithm algorithm, byte[] message, byte[] signature) {
        if (!algorithm.fits(key)) {
            return false;
        }
        try {
            if (point != null) {
                var digest = MessageDigest.getInstance(algorithm.digest()).digest(message);
                return point.signed(digest, signature);
            }
            var verifier = algorithm.signature();
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the value is no signature at all
        }
    }
}
