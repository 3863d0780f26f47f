package dev.candor.consent.key;

import dev.candor.kit.digest.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// Ed25519 (RFC 8032) of the JDK, and the key as a JWK has it (RFC 8037).
final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final int LENGTH = 32;

    private Ed25519() {}

    static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// @param pkcs8 a private key as [PrivateKey#getEncoded] gives it
    /// @throws IllegalArgumentException if it is none
    static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key");
        }
    }

    /// The 32 bytes of the key, which end its SubjectPublicKeyInfo (RFC 8410, 4), Base64url.
    static String x(PublicKey key) {
        var encoded = key.getEncoded();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
    }

    /// The thumbprint of a key (RFC 7638, 3; RFC 8037, appendix A.3).
    static String thumbprint(String x) {
        var members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        Digests.sha256().digest(members.getBytes(StandardCharsets.US_ASCII)));
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot sign", e);
        }
    }
}
