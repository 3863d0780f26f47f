package dev.candor.c2pa.cose;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
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
    private static final int EDWARDS = 1;
    private static final int ELLIPTIC = 2;
    private static final int RSA = 3;
    private static final int LONGEST_NUMBER = 1024;
    private static final int P256 = 256;

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

    /// The key as it is written: only those on curve P-256 are.
    ///
    /// @throws IllegalArgumentException if it is of another kind
    public CborValue toCbor() {
        if (!(key instanceof ECPublicKey point)
                || point.getParams().getCurve().getField().getFieldSize() != P256) {
            throw new IllegalArgumentException("A key of the kind " + key.getAlgorithm());
        }
        return new CborMapBuilder()
                .put(KIND, CborValue.of(ELLIPTIC))
                .put(ID, new CborValue.ByteString(id))
                .put(CURVE, CborValue.of(1))
                .put(X, coordinate(point.getW().getAffineX()))
                .put(Y, coordinate(point.getW().getAffineY()))
                .build();
    }

    private static CborValue coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[P256 / Byte.SIZE];
        int count = Math.min(fixed.length, bytes.length);
        System.arraycopy(bytes, bytes.length - count, fixed, fixed.length - count, count);
        return CborValue.of(fixed);
    }

    private static PublicKey key(CborValue.Map map)
            throws MalformedException, GeneralSecurityException, IOException {
        long kind = number(map, KIND);
        if (kind == EDWARDS && number(map, CURVE) == 6) {
            return encoded(
                    "Ed25519",
                    new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
                    bytes(map, X, "x").toArray());
        } else if (kind == ELLIPTIC) {
            return elliptic(curve(number(map, CURVE)), bytes(map, X, "x"), bytes(map, Y, "y"));
        } else if (kind == RSA) {
            var modulus = new BigInteger(1, bytes(map, CURVE, "n").toArray());
            var exponent = new BigInteger(1, bytes(map, X, "e").toArray());
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, exponent));
        }
        throw malformed("a kind of key that C2PA does not use");
    }

    private static ASN1ObjectIdentifier curve(long number) throws MalformedException {
        return switch ((int) number) {
            case 1 -> SECObjectIdentifiers.secp256r1;
            case 2 -> SECObjectIdentifiers.secp384r1;
            case 3 -> SECObjectIdentifiers.secp521r1;
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
