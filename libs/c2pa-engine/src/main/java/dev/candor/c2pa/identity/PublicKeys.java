package dev.candor.c2pa.identity;

import dev.candor.c2pa.json.JsonValue;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Public keys as DID documents write them: as JSON Web Keys (RFC 7517) or as Multikeys (W3C
/// Controlled Identifiers 1.0, 2.2.2). Only kinds that C2PA's algorithms can use.
final class PublicKeys {
    private static final int LONGEST_MODULUS = 1024;
    private static final int LONGEST_EXPONENT = 8;
    private static final int LONGEST_MULTIKEY = 2048;
    private static final int ED25519_LENGTH = 32;

    private static final int ED25519 = 0xED;
    private static final int P256 = 0x1200;
    private static final int P384 = 0x1201;
    private static final int P521 = 0x1202;
    private static final int RSA = 0x1205;

    private PublicKeys() {}

    /// The key of a JSON Web Key, if it is a public one of a kind known here.
    static Optional<PublicKey> ofJwk(JsonValue.Map jwk) {
        try {
            return switch (jwk.text("kty").orElse("")) {
                case "EC" -> Optional.of(curve(jwk));
                case "OKP" -> Optional.of(edwards(jwk));
                case "RSA" -> Optional.of(rsa(jwk));
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException
                | IOException
                | RuntimeException e) { // as bad numbers end
            return Optional.empty();
        }
    }

    /// The key of a Multikey in base58btc, if it is of a kind known here.
    static Optional<PublicKey> ofMultikey(String multibase) {
        if (!multibase.startsWith("z") || multibase.length() > LONGEST_MULTIKEY) {
            return Optional.empty();
        }
        try {
            return ofMulticodec(Base58.decode(multibase.substring(1)));
        } catch (GeneralSecurityException
                | IOException
                | RuntimeException e) { // as bad numbers end
            return Optional.empty();
        }
    }

    /// A key behind the varint that says its kind.
    private static Optional<PublicKey> ofMulticodec(byte[] bytes)
            throws GeneralSecurityException, IOException {
        if (bytes.length < 3 || bytes[1] < 0) {
            return Optional.empty();
        }
        int kind = (bytes[0] & 0x7F) | bytes[1] << 7;
        var key = Arrays.copyOfRange(bytes, 2, bytes.length);
        return switch (kind) {
            case ED25519 -> Optional.of(edwards(key));
            case P256 -> Optional.of(curve("P-256", key));
            case P384 -> Optional.of(curve("P-384", key));
            case P521 -> Optional.of(curve("P-521", key));
            case RSA -> Optional.of(rsa(RSAPublicKey.getInstance(key)));
            default -> Optional.empty();
        };
    }

    private static PublicKey curve(JsonValue.Map jwk) throws GeneralSecurityException, IOException {
        var x = bytes(jwk, "x");
        var y = bytes(jwk, "y");
        if (x.length != y.length) {
            throw new IllegalArgumentException("coordinates of unequal length");
        }
        var point = new byte[1 + 2 * x.length];
        point[0] = 4; // uncompressed (SEC 1, 2.3.3)
        System.arraycopy(x, 0, point, 1, x.length);
        System.arraycopy(y, 0, point, 1 + x.length, y.length);
        return curve(jwk.text("crv").orElse(""), point);
    }

    private static PublicKey curve(String name, byte[] point)
            throws GeneralSecurityException, IOException {
        var oid = NISTNamedCurves.getOID(name);
        if (oid == null || !name.startsWith("P-")) {
            throw new IllegalArgumentException("no curve " + name);
        }
        var decoded = ECNamedCurveTable.getByOID(oid).getCurve().decodePoint(point);
        return key(
                "EC",
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, oid),
                decoded.getEncoded(false));
    }

    private static PublicKey edwards(JsonValue.Map jwk)
            throws GeneralSecurityException, IOException {
        if (!jwk.text("crv").equals(Optional.of("Ed25519"))) {
            throw new IllegalArgumentException("not Ed25519");
        }
        return edwards(bytes(jwk, "x"));
    }

    private static PublicKey edwards(byte[] key) throws GeneralSecurityException, IOException {
        if (key.length != ED25519_LENGTH) {
            throw new IllegalArgumentException("not 32 bytes");
        }
        ASN1ObjectIdentifier ed25519 = EdECObjectIdentifiers.id_Ed25519;
        return key("Ed25519", new AlgorithmIdentifier(ed25519), key);
    }

    private static PublicKey rsa(JsonValue.Map jwk) throws GeneralSecurityException, IOException {
        return rsa(
                new RSAPublicKey(
                        new BigInteger(1, bytes(jwk, "n")), new BigInteger(1, bytes(jwk, "e"))));
    }

    /// A bound on the numbers bounds the time a signature takes.
    private static PublicKey rsa(RSAPublicKey key) throws GeneralSecurityException, IOException {
        if (key.getModulus().bitLength() > LONGEST_MODULUS * Byte.SIZE
                || key.getPublicExponent().bitLength() > LONGEST_EXPONENT * Byte.SIZE) {
            throw new IllegalArgumentException("an RSA key of absurd size");
        }
        return KeyFactory.getInstance("RSA")
                .generatePublic(
                        new X509EncodedKeySpec(
                                new SubjectPublicKeyInfo(
                                                new AlgorithmIdentifier(
                                                        PKCSObjectIdentifiers.rsaEncryption),
                                                key)
                                        .getEncoded()));
    }

    private static PublicKey key(String kind, AlgorithmIdentifier algorithm, byte[] bits)
            throws GeneralSecurityException, IOException {
        var encoded = new SubjectPublicKeyInfo(algorithm, bits).getEncoded();
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] bytes(JsonValue.Map jwk, String field) {
        var text = jwk.text(field).orElseThrow(() -> new IllegalArgumentException("no " + field));
        return Base64.getUrlDecoder().decode(text);
    }
}
