package dev.candor.c2pa.cose;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A public key (RFC 9052, 7; RFC 9053, 7), of a kind that C2PA's algorithms use:
///
/// ```
/// COSE_Key = { 1 => tstr / int, ? 2 => bstr, ? 3 => tstr / int, * label => values }
/// ```
///
/// @param id `kid`
/// @param key the key itself
public record CoseKey(Bytes id, PublicKey key) {
    private static final CborValue KIND = CborValue.of(1);
    private static final CborValue ID = CborValue.of(2);
    private static final CborValue CURVE = CborValue.of(-1);
    private static final CborValue X = CborValue.of(-2);
    private static final CborValue Y = CborValue.of(-3);
    private static final CborValue MODULUS = CborValue.of(-1);
    private static final CborValue EXPONENT = CborValue.of(-2);
    private static final int EDWARDS = 1;
    private static final int ELLIPTIC = 2;
    private static final int RSA = 3;
    private static final int LONGEST_NUMBER = 1024;
    private static final int P256 = 1;
    private static final int P384 = 2;
    private static final int P521 = 3;
    private static final int ED25519 = 6;
    private static final int ED25519_BYTES = 32;

    /// Reads a key.
    ///
    /// @throws MalformedException if it is none, of a kind not known here, or without `kid`
    public static CoseKey of(CborValue value) throws MalformedException {
        var map = value.asMap().orElseThrow(() -> malformed("is no map"));
        var id = bytes(map, ID, "kid");
        if (id.isEmpty()) {
            throw malformed("an empty kid");
        }
        try {
            return new CoseKey(id, key(map));
        } catch (GeneralSecurityException
                | IOException
                | IllegalArgumentException e) { // as bad numbers end
            throw malformed("numbers that make no key");
        }
    }

    /// The key as it is written.
    ///
    /// @throws IllegalArgumentException if it is of a kind that C2PA does not use
    public CborValue toCbor() {
        var map = new CborMapBuilder();
        switch (key) {
            case ECPublicKey point -> put(map, point);
            case RSAPublicKey rsa -> put(map, rsa);
            case EdECPublicKey edwards -> put(map, edwards);
            default ->
                    throw new IllegalArgumentException("A key of the kind " + key.getAlgorithm());
        }
        return map.put(ID, new CborValue.ByteString(id)).build();
    }

    private static void put(CborMapBuilder map, ECPublicKey point) {
        int bits = point.getParams().getCurve().getField().getFieldSize();
        int length = (bits + Byte.SIZE - 1) / Byte.SIZE;
        map.put(KIND, CborValue.of(ELLIPTIC))
                .put(CURVE, CborValue.of(curveOf(bits)))
                .put(X, number(point.getW().getAffineX(), length))
                .put(Y, number(point.getW().getAffineY(), length));
    }

    private static int curveOf(int bits) {
        return switch (bits) {
            case 256 -> P256;
            case 384 -> P384;
            case 521 -> P521;
            default -> throw new IllegalArgumentException("A curve of %d bits".formatted(bits));
        };
    }

    /// Numbers are as short as they can be (RFC 8230, 4).
    private static void put(CborMapBuilder map, RSAPublicKey rsa) {
        var modulus = rsa.getModulus();
        var exponent = rsa.getPublicExponent();
        map.put(KIND, CborValue.of(RSA))
                .put(MODULUS, number(modulus, Math.ceilDiv(modulus.bitLength(), Byte.SIZE)))
                .put(EXPONENT, number(exponent, Math.ceilDiv(exponent.bitLength(), Byte.SIZE)));
    }

    /// The JDK's form of the key ends in the 32 bytes that are the key (RFC 8410, 4).
    private static void put(CborMapBuilder map, EdECPublicKey edwards) {
        if (!SigningAlgorithm.ED25519.fits(edwards)) {
            throw new IllegalArgumentException("A key on " + edwards.getParams().getName());
        }
        var encoded = edwards.getEncoded();
        map.put(KIND, CborValue.of(EDWARDS))
                .put(CURVE, CborValue.of(ED25519))
                .put(
                        X,
                        CborValue.of(
                                Arrays.copyOfRange(
                                        encoded, encoded.length - ED25519_BYTES, encoded.length)));
    }

    private static CborValue number(BigInteger number, int length) {
        var bytes = number.toByteArray();
        var fixed = new byte[length];
        int count = Math.min(fixed.length, bytes.length);
        System.arraycopy(bytes, bytes.length - count, fixed, fixed.length - count, count);
        return CborValue.of(fixed);
    }

    private static PublicKey key(CborValue.Map map)
            throws MalformedException, GeneralSecurityException, IOException {
        long kind = number(map, KIND);
        if (kind == EDWARDS && number(map, CURVE) == ED25519) {
            return encoded(
                    "Ed25519",
                    new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
                    bytes(map, X, "x").toArray());
        } else if (kind == ELLIPTIC) {
            return elliptic(curve(number(map, CURVE)), bytes(map, X, "x"), bytes(map, Y, "y"));
        } else if (kind == RSA) {
            var modulus = new BigInteger(1, bytes(map, MODULUS, "n").toArray());
            var exponent = new BigInteger(1, bytes(map, EXPONENT, "e").toArray());
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, exponent));
        }
        throw malformed("a kind of key that C2PA does not use");
    }

    private static ASN1ObjectIdentifier curve(long number) throws MalformedException {
        return switch ((int) number) {
            case P256 -> SECObjectIdentifiers.secp256r1;
            case P384 -> SECObjectIdentifiers.secp384r1;
            case P521 -> SECObjectIdentifiers.secp521r1;
            default -> throw malformed("a curve that C2PA does not use");
        };
    }

    private static PublicKey elliptic(ASN1ObjectIdentifier curve, Bytes x, Bytes y)
            throws GeneralSecurityException, IOException {
        if (x.length() != y.length()) {
            throw new IllegalArgumentException("coordinates of unequal length");
        }
        var point = new byte[1 + 2 * x.length()];
        point[0] = 4; // uncompressed (SEC 1, 2.3.3)
        System.arraycopy(x.toArray(), 0, point, 1, x.length());
        System.arraycopy(y.toArray(), 0, point, 1 + x.length(), y.length());
        var onCurve = ECNamedCurveTable.getByOID(curve).getCurve().decodePoint(point);
        return encoded(
                "EC",
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve),
                onCurve.getEncoded(false));
    }

    private static PublicKey encoded(String kind, AlgorithmIdentifier algorithm, byte[] key)
            throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance(kind)
                .generatePublic(
                        new X509EncodedKeySpec(
                                new SubjectPublicKeyInfo(algorithm, key).getEncoded()));
    }

    private static long number(CborValue.Map map, CborValue label) throws MalformedException {
        return map.get(label)
                .flatMap(CborValue::asLong)
                .filter(number -> Math.abs(number) < Integer.MAX_VALUE)
                .orElseThrow(() -> malformed("a parameter that is no number"));
    }

    private static Bytes bytes(CborValue.Map map, CborValue label, String name)
            throws MalformedException {
        return map.get(label)
                .flatMap(CborValue::asBytes)
                .filter(found -> found.length() <= LONGEST_NUMBER)
                .orElseThrow(() -> malformed("has no " + name));
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException("COSE_Key", 0, reason);
    }
}
