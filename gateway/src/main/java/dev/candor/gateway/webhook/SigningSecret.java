package dev.candor.gateway.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a receiver knows a delivery by: a symmetric secret of Standard Webhooks, shown as `whsec_`
/// and Base64.
record SigningSecret(byte[] key) {
    static final int LENGTH = 32;
    private static final String PREFIX = "whsec_";

    SigningSecret {
        key = key.clone();
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a secret has %d bytes".formatted(LENGTH));
        }
    }

    static SigningSecret random(SecureRandom random) {
        var key = new byte[LENGTH];
        random.nextBytes(key);
        return new SigningSecret(key);
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /// As its owner is shown it, once.
    String shown() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /// `v1,` and the HMAC-SHA256 of `id.timestamp.body`, the timestamp in whole seconds.
    String sign(String id, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signed = "%s.%d.%s".formatted(id, at.getEpochSecond(), body);
            var tag = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has HMAC-SHA256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret(var its) && Arrays.equals(key, its);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "SigningSecret";
    }
}
