package dev.candor.c2pa.curve;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP384R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP521R1Curve;

/// The curves that C2PA allows (C2PA 2.4, 13.2.1). Each is set up when a key on it is first met.
final class NamedCurve {
    private NamedCurve() {}

    /// The curve that a key says it is on, if it is one of them.
    static Optional<ECDomainParameters> domain(ECParameterSpec said) {
        return switch (said.getOrder().bitLength()) {
            case 256 -> P256.CURVE.as(said);
            case 384 -> P384.CURVE.as(said);
            case 521 -> P521.CURVE.as(said);
            default -> Optional.empty();
        };
    }

    /// How many bytes a number below the curve's order takes.
    static int length(ECDomainParameters domain) {
        return (domain.getN().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }

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
