package dev.candor.c2pa.cose;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP384R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP521R1Curve;

/// A public key of ECDSA on one of the curves that C2PA allows. Checks signatures by
/// BouncyCastle's arithmetic, which is four times as quick as the JDK's: that keeps its time from
/// telling what it computes with, and here all of it is public. Multiples of the point are kept
/// once they are worked out. Thread safe.
final class CurvePoint {
    private final ECPublicKeyParameters point;
    private final int length;

    private CurvePoint(ECPublicKeyParameters point, int length) {
        this.point = point;
        this.length = length;
    }

    /// The point of a key, if it is one on a curve that is known here.
    static Optional<CurvePoint> of(ECPublicKey key) {
        return domain(key.getParams()).flatMap(domain -> of(key, domain));
    }

    private static Optional<CurvePoint> of(ECPublicKey key, ECDomainParameters domain) {
        try {
            var at = key.getW();
            var point = domain.getCurve().createPoint(at.getAffineX(), at.getAffineY());
            return Optional.of(
                    new CurvePoint(
                            new ECPublicKeyParameters(point, domain),
                            (domain.getN().bitLength() + Byte.SIZE - 1) / Byte.SIZE));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not on the curve, or infinite
        }
    }

    /// Whether a raw signature (RFC 9053, 2.1: two numbers, each as long as the curve's order) over
    /// a digest is the key's.
    boolean signed(byte[] digest, byte[] signature) {
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

    private static Optional<ECDomainParameters> domain(ECParameterSpec said) {
        return switch (said.getOrder().bitLength()) {
            case 256 -> P256.CURVE.as(said);
            case 384 -> P384.CURVE.as(said);
            case 521 -> P521.CURVE.as(said);
            default -> Optional.empty();
        };
    }

    // Each curve is set up when a key on it is first met.

    private static final class P256 {
        static final Curve CURVE = Curve.of("secp256r1", new SecP256R1Curve());
    }

    private static final class P384 {
        static final Curve CURVE = Curve.of("secp384r1", new SecP384R1Curve());
    }

    private static final class P521 {
        static final Curve CURVE = Curve.of("secp521r1", new SecP521R1Curve());
    }

    /// A curve in the words of the JDK and in those of BouncyCastle.
    private record Curve(ECParameterSpec standard, ECDomainParameters domain) {
        static Curve of(String name, ECCurve curve) {
            try {
                var parameters = AlgorithmParameters.getInstance("EC");
                parameters.init(new ECGenParameterSpec(name));
                var standard = parameters.getParameterSpec(ECParameterSpec.class);
                var base = standard.getGenerator();
                return new Curve(
                        standard,
                        new ECDomainParameters(
                                curve,
                                curve.createPoint(base.getAffineX(), base.getAffineY()),
                                curve.getOrder(),
                                curve.getCofactor()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The JDK has no " + name, e);
            }
        }

        /// The curve, if it is what is said.
        Optional<ECDomainParameters> as(ECParameterSpec said) {
            return said.getCurve().equals(standard.getCurve())
                            && said.getGenerator().equals(standard.getGenerator())
                            && said.getOrder().equals(standard.getOrder())
                            && said.getCofactor() == standard.getCofactor()
                    ? Optional.of(domain)
                    : Optional.empty();
        }
    }
}
