package dev.candor.c2pa.port;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/// The two numbers of an ECDSA signature, in the two forms they are written in.
final class EcdsaValue {
    private EcdsaValue() {}

    /// `r || s`, as COSE wants it (RFC 9053, 2.1), of the DER that X.509 and most tools have:
    ///
    /// ```
    /// Ecdsa-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER }
    /// ```
    ///
    /// @throws SigningException if it is no such value, or the key is on no curve
    static byte[] raw(byte[] der, PublicKey key) throws SigningException {
        if (!(key instanceof ECKey curve)) {
            throw refused("The certificate has %s, not one on a curve".formatted(Keys.kind(key)));
        }
        int length = (curve.getParams().getOrder().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        try {
            var numbers = ASN1Sequence.getInstance(der);
            if (numbers.size() != 2) {
                throw refused("The signature is no ECDSA signature in DER");
            }
            var raw = new byte[2 * length];
            for (int i = 0; i < 2; i++) {
                put(ASN1Integer.getInstance(numbers.getObjectAt(i)).getValue(), raw, i, length);
            }
            return raw;
        } catch (RuntimeException e) { // as broken DER may end
            throw new SigningException(
                    SigningException.Reason.SIGNER,
                    "The signature is no ECDSA signature in DER",
                    e);
        }
    }

    private static void put(BigInteger number, byte[] raw, int index, int length)
            throws SigningException {
        var bytes = number.toByteArray();
        int zeros = Math.max(0, bytes.length - length);
        if (number.signum() <= 0 || !Arrays.equals(Arrays.copyOf(bytes, zeros), new byte[zeros])) {
            throw refused("The signature's numbers do not fit the curve");
        }
        int taken = bytes.length - zeros;
        System.arraycopy(bytes, zeros, raw, (index + 1) * length - taken, taken);
    }

    private static SigningException refused(String message) {
        return new SigningException(SigningException.Reason.SIGNER, message);
    }
}
