package dev.candor.c2pa.kit;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// Changes to finished bytes that keep their length.
public final class Edits {
    private Edits() {}

    /// Flips the lowest bit of one byte, counted from the end if negative.
    public static byte[] flip(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at < 0 ? bytes.length + at : at] ^= 1;
        return changed;
    }

    /// Puts `to` in place of the only `from`.
    public static UnaryOperator<byte[]> replace(String from, String to) {
        return bytes -> {
            int at = indexOf(bytes, from);
            if (from.length() != to.length() || indexOf(bytes, from, at + 1) >= 0) {
                throw new IllegalArgumentException(from);
            }
            var changed = bytes.clone();
            System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, changed, at, to.length());
            return changed;
        };
    }

    /// Where a text first stands.
    public static int indexOf(byte[] bytes, String text) {
        int at = indexOf(bytes, text, 0);
        if (at < 0) {
            throw new IllegalArgumentException("No " + text);
        }
        return at;
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
    }
}
