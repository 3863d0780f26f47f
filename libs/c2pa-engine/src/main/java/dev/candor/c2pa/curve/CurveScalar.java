package dev.candor.c2pa.curve;

import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.util.BigIntegers;

/// A private key of ECDSA on one of the curves that C2PA allows. Signs by BouncyCastle's
/// arithmetic, which is twice as quick as the JDK's. The multiple of the base point, which the
/// secret number of a signature chooses, takes the same steps and the same look-ups whatever that
/// number is, and so does its inverse; single steps are not as even as the JDK's (ADR 0017). Thread
/// safe.
public final class CurveScalar {
    private final ECPrivateKeyParameters key;
    private final int length;

    /// Of this key alone: a random that all keys share would be a lock that all share.
    private final SecureRandom random = new SecureRandom();

    private CurveScalar(ECPrivateKeyParameters key, int length) {
        this.key = key;
        this.length = length;
    }

    /// The number of a key, if it is one on a curve that is known here.
    public static Optional<CurveScalar> of(ECPrivateKey key) {
        try {
            return NamedCurve.domain(key.getParams())
                    .map(
                            domain ->
                                    new CurveScalar(
                                            new ECPrivateKeyParameters(key.getS(), domain),
                                            NamedCurve.length(domain)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // 0, or beyond the curve's order
        }
    }

    /// Signs a digest.
    ///
    /// @return two numbers, each as long as the curve's order (RFC 9053, 2.1)
    public byte[] sign(byte[] digest) {
        var signer = new ECDSASigner();
        signer.init(true, new ParametersWithRandom(key, random));
        var numbers = signer.generateSignature(digest);
        var raw = new byte[2 * length];
        BigIntegers.asUnsignedByteArray(numbers[0], raw, 0, length);
        BigIntegers.asUnsignedByteArray(numbers[1], raw, length, length);
        return raw;
    }
}
