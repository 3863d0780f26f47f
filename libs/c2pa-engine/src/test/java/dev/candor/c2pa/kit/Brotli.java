package dev.candor.c2pa.kit;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/// Brotli streams (RFC 7932) that compress nothing: uncompressed meta-blocks.
public final class Brotli {
    private static final int LARGEST_BLOCK = 1 << 16;
    private static final int LAST_AND_EMPTY = 0b11;

    /// 64 MiB of zeros, as a real encoder writes them.
    private static final String ZEROS =
            "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//"
                + "+P//B/8EQBwWAOje//H//w/+CYA4LADQvf/L//8//BMAcVgAoHv/Bw==";

    private Brotli() {}

    /// A stream that decompresses to `content`.
    public static byte[] compress(byte[] content) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < content.length; at += LARGEST_BLOCK) {
            int length = Math.min(LARGEST_BLOCK, content.length - at);
            // not the last one, four nibbles of length, the length less one, uncompressed; the very
            // first bit of the stream says how large the window is
            long bits = (long) (length - 1) << 3 | 1L << 19;
            header(out, at == 0 ? bits << 1 : bits);
            out.write(content, at, length);
        }
        out.write(content.length == 0 ? LAST_AND_EMPTY << 1 : LAST_AND_EMPTY);
        return out.toByteArray();
    }

    /// A stream of about a hundred bytes that decompresses to 64 MiB of zeros.
    public static byte[] bomb() {
        return Base64.getDecoder().decode(ZEROS);
    }

    private static void header(ByteArrayOutputStream out, long bits) {
        out.write((int) bits);
        out.write((int) (bits >> 8));
        out.write((int) (bits >> 16));
    }
}
