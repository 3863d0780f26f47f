package dev.candor.c2pa.curve;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/// A public key of ECDSA on one of the curves that C2PA allows. Checks signatures by
/// BouncyCastle's arithmetic, which is four times as quick as the JDK's: that keeps its time from
/// telling what it computes with, and here all of it is public. Multiples of the point are kept
/// once they are worked out. Thread safe.
public final class CurvePoint {
    private final ECPublicKeyParameters point;
    private final int length;

    private CurvePoint(ECPublicKeyParameters point, int length) {
        this.point = point;
        this.length = length;
    }

    /// The point of a key, if it is one on a curve that is known here.
    public static Optional<CurvePoint> of(ECPublicKey key) {
        return NamedCurve.domain(key.getParams()).flatMap(domain -> of(key, domain));
    }

    private static Optional<CurvePoint> of(ECPublicKey key, ECDomainParameters domain) {
        try {
            var at = key.getW();
            var point = domain.getCurve().createPoint(at.getAffineX(), at.getAffineY());
            return Optional.of(
                    new CurvePoint(
                            new ECPublicKeyParameters(point, domain), NamedCurve.length(domain)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not on the curve, or infinite
        }
    }

    /// Whether a raw signature (RFC 9053, 2.1: two numbers, each as long as the curve's order) over
    /// a digest is the key's.
    public boolean signed(byte[] digest, byte[] signature) {
        if (signature.length != 2 * length) {
            return false;
        }
        var signer = new ECDSASigner();
        signer.init(false, point);
        return signer.verifySignature(
                digest,
                new BigInteger(1, signature, 0, length),
                new BigInteger(1, signature, length, length));
    }
}
