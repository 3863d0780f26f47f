package dev.candor.consent.vault;

import dev.candor.kit.identity.Organization;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the installation's secret is good for: to wrap people's keys, and to digest accounts. Each
/// use has a key of its own that is derived from the secret.
final class Secret {
    static final int LENGTH = 32;

    private static final String HMAC = "HmacSHA256";

    private final DataKey wrapping;
    private final SecretKeySpec digesting;

    /// @param secret 32 bytes
    Secret(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException(
                    "The secret has %d bytes, not %d".formatted(secret.length, LENGTH));
        }
        var root = new SecretKeySpec(secret, HMAC);
        this.wrapping = new DataKey(mac(root, "candor vault: people's keys"));
        this.digesting = new SecretKeySpec(mac(root, "candor vault: accounts"), HMAC);
    }

    byte[] wrap(Organization organization, UUID person, DataKey key) {
        return wrapping.seal(key.bytes(), name(organization, person));
    }

    /// @throws IllegalStateException when it was wrapped under another secret or for another person
    DataKey unwrap(Organization organization, UUID person, byte[] wrapped) {
        return new DataKey(wrapping.open(wrapped, name(organization, person)));
    }

    /// What an account is called, for the store of names alone.
    byte[] wrap(Organization organization, UUID account, byte[] name) {
        return wrapping.seal(name, "account " + name(organization, account));
    }

    /// @throws IllegalStateException when it was wrapped under another secret or for another name
    String unwrapName(Organization organization, UUID account, byte[] wrapped) {
        return new String(
                wrapping.open(wrapped, "account " + name(organization, account)),
                StandardCharsets.UTF_8);
    }

    /// A name for an account that tells nothing to who has not the secret.
    UUID pseudonym(Organization organization, String account) {
        var digest =
                ByteBuffer.wrap(mac(digesting, organization.slug() + "\npseudonym\n" + account));
        return new UUID(
                digest.getLong() & ~0xF000L | 0x8000L, // version 8: made as its owner likes
                digest.getLong() & ~(3L << 62) | 1L << 63);
    }

    /// HMAC-SHA-256 of a text of this organization, lower-case hexadecimal: equal for equal texts,
    /// and telling nothing to who has not the secret.
    String digest(Organization organization, String text) {
        return HexFormat.of().formatHex(mac(digesting, organization.slug() + "\n" + text));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no " + HMAC, e);
        }
    }

    private static String name(Organization organization, UUID person) {
        return organization.slug() + "/" + person;
    }

    @Override
    public String toString() {
        return "Secret[]";
    }
}
