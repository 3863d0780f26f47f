package dev.candor.c2pa.kit;

import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// A key pair and the decentralized identifiers it has. The same seed gives the same keys.
public final class TestDid {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private final KeyPair keys;

    private TestDid(KeyPair keys) {
        this.keys = keys;
    }

    /// A key on the curve P-256.
    public static TestDid p256(long seed) {
        return curve("secp256r1", seed);
    }

    /// A key on a curve, by its Java name.
    public static TestDid curve(String name, long seed) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name), seeded(seed));
            return new TestDid(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestDid ed25519(long seed) {
        return of("Ed25519", seed);
    }

    public static TestDid rsa(long seed) {
        return of("RSA", seed);
    }

    private static TestDid of(String kind, long seed) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(kind.equals("RSA") ? 2048 : 255, seeded(seed));
            return new TestDid(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecureRandom seeded(long seed) throws GeneralSecurityException {
        var random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(seed);
        return random;
    }

    public PublicKey key() {
        return keys.getPublic();
    }

    /// The raw signature, as COSE and JOSE want it: ES256 or EdDSA.
    public byte[] sign(byte[] message) {
        try {
            var signature =
                    Signature.getInstance(isCurve() ? "SHA256withECDSAinP1363Format" : "Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// COSE's number of what [#sign] uses.
    public long algorithm() {
        return isCurve() ? -7 : -8;
    }

    private boolean isCurve() {
        return key() instanceof ECPublicKey;
    }

    /// The identifier that is the key itself, as `did:jwk`.
    public String jwkDid() {
        return jwkDid(jwk());
    }

    /// A `did:jwk` of any value.
    public static String jwkDid(JsonValue value) {
        return "did:jwk:" + base64(JsonWriter.write(value).getBytes(StandardCharsets.UTF_8));
    }

    /// The identifier that is the key itself, as `did:key`.
    public String keyDid() {
        return "did:key:" + multikey();
    }

    /// The key as a JSON Web Key.
    public JsonValue.Map jwk() {
        return switch (key()) {
            case ECPublicKey ec -> {
                int bytes = (ec.getParams().getOrder().bitLength() + 7) / 8;
                yield new JsonMapBuilder()
                        .put("kty", "EC")
                        .put("crv", "P-" + ec.getParams().getOrder().bitLength())
                        .put("x", base64(unsigned(ec.getW().getAffineX(), bytes)))
                        .put("y", base64(unsigned(ec.getW().getAffineY(), bytes)))
                        .build();
            }
            case RSAPublicKey rsa ->
                    new JsonMapBuilder()
                            .put("kty", "RSA")
                            .put("n", base64(unsigned(rsa.getModulus(), 256)))
                            .put("e", base64(rsa.getPublicExponent().toByteArray()))
                            .build();
            default ->
                    new JsonMapBuilder()
                            .put("kty", "OKP")
                            .put("crv", "Ed25519")
                            .put("x", base64(edwards()))
                            .build();
        };
    }

    /// The key as a Multikey.
    public String multikey() {
        var out = new ByteArrayOutputStream();
        switch (key()) {
            case ECPublicKey ec -> {
                int bits = ec.getParams().getOrder().bitLength();
                out.write(bits == 256 ? 0x80 : bits == 384 ? 0x81 : 0x82);
                out.write(0x24);
                out.write(ec.getW().getAffineY().testBit(0) ? 3 : 2);
                out.writeBytes(unsigned(ec.getW().getAffineX(), (bits + 7) / 8));
            }
            case RSAPublicKey rsa -> {
                out.write(0x85);
                out.write(0x24);
                var spki = rsa.getEncoded();
                out.writeBytes(Arrays.copyOfRange(spki, 24, spki.length));
            }
            default -> {
                out.write(0xED);
                out.write(1);
                out.writeBytes(edwards());
            }
        }
        return "z" + base58(out.toByteArray());
    }

    /// A document of an identifier with one key, named by a relative reference.
    ///
    /// @param kind of the verification method, such as `JsonWebKey2020`
    public JsonValue.Map document(String did, String kind) {
        var method = new JsonMapBuilder().put("id", did + "#1").put("type", kind);
        method.put("controller", did);
        if (kind.startsWith("JsonWebKey")) {
            method.put("publicKeyJwk", jwk());
        } else {
            method.put("publicKeyMultibase", multikey());
        }
        return new JsonMapBuilder()
                .put("id", did)
                .put("verificationMethod", List.of(method.build()))
                .put("assertionMethod", List.of(JsonValue.of("#1")))
                .build();
    }

    private byte[] edwards() {
        var encoded = ((EdECPublicKey) key()).getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static byte[] unsigned(BigInteger number, int length) {
        var bytes = number.toByteArray();
        var out = new byte[length];
        int count = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - count, out, length - count, count);
        return out;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String base58(byte[] bytes) {
        var number = new BigInteger(1, bytes);
        var text = new StringBuilder();
        while (number.signum() > 0) {
            var parts = number.divideAndRemainder(BigInteger.valueOf(58));
            text.insert(0, ALPHABET.charAt(parts[1].intValue()));
            number = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.insert(0, ALPHABET.charAt(0));
        }
        return text.toString();
    }
}
