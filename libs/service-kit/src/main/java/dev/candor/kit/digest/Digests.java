package dev.candor.kit.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// SHA-256, as lower-case hexadecimal where a person or JSON reads it.
public final class Digests {
    private static final int BUFFER = 64 * 1024;

    private Digests() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    public static String sha256Hex(String text) {
        return sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the file once, in a bounded buffer. Blocking.
    public static String sha256Hex(Path file) throws IOException {
        var digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return hex(digest);
    }

    /// Compares two hexadecimal digests in constant time, whatever their case.
    public static boolean same(String hexA, String hexB) {
        return MessageDigest.isEqual(
                hexA.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII),
                hexB.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }
}
