package dev.candor.consent.key;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.regex.Pattern;

/// Signs with the key of one registry. Safe for use by several threads; a signature takes a
/// fraction of a millisecond.
public final class RegistrySigner {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]{1,60}");

    private final RegistryKey key;
    private final PrivateKey secret;

    RegistrySigner(RegistryKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /// The public key that verifies what this signs.
    public RegistryKey key() {
        return key;
    }

    /// A bare Ed25519 signature, 64 bytes.
    public byte[] sign(byte[] message) {
        return Ed25519.sign(secret, message);
    }

    /// A compact JWS (RFC 7515; EdDSA, RFC 8037) over a JSON text.
    ///
    /// @param typ what it is, such as `candor-decision+jwt`
    public String jws(String typ, String payload) {
        if (!TYPE.matcher(typ).matches()) {
            throw new IllegalArgumentException("not a type of token");
        }
        var header = "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"%s\"}".formatted(key.kid(), typ);
        var signed = base64url(header) + "." + base64url(payload);
        return signed
                + "."
                + BASE64URL.encodeToString(sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64url(String text) {
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
