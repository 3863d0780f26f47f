package dev.candor.consent.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key that seals: AES-256-GCM (NIST SP 800-38D), a random nonce of 96 bits before each sealed
/// text, bound to a name that is not kept with it.
final class DataKey {
    private static final int LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final byte[] bytes;

    /// @param bytes 32 bytes
    DataKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A key has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    static DataKey random(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new DataKey(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    byte[] seal(byte[] plain, String name) {
        var nonce = new byte[NONCE_LENGTH];
        Randomness.SOURCE.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
            var whole = Arrays.copyOf(nonce, NONCE_LENGTH + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_LENGTH, sealed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot encrypt", e);
        }
    }

    /// @throws IllegalStateException when it was sealed by another key, under another name, or was
    /// changed
    byte[] open(byte[] whole, String name) {
        if (whole.length < NONCE_LENGTH) {
            throw new IllegalStateException("What was sealed is cut off");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_LENGTH), name)
                    .doFinal(whole, NONCE_LENGTH, whole.length - NONCE_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was sealed does not open", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "DataKey[]";
    }

    /// Made at first use: a native image must not keep a seed from its build.
    private static final class Randomness {
        static final SecureRandom SOURCE = new SecureRandom();
    }
}
