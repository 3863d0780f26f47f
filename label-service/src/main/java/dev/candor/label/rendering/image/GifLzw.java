package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// The compression of GIF: LZW with codes of growing width, least significant bit first, in blocks
/// of up to 255 bytes (GIF89a, appendix F).
final class GifLzw {
    private static final int MOST_CODES = 4096;

    private GifLzw() {}

    /// Where the blocks come from.
    @FunctionalInterface
    interface Blocks {
        /// The next block, empty after the last.
        byte[] next() throws IOException, MediaException.Unreadable;
    }

    /// Fills `indices`. Data that ends early is damage; data that goes on is not looked at.
    ///
    /// @param minimum the width the data starts with, 1 to 8
    /// @return false where the data does not reach
    static boolean decode(int minimum, Blocks blocks, byte[] indices)
            throws IOException, MediaException.Unreadable {
        var clear = 1 << minimum;
        var end = clear + 1;
        var prefix = new short[MOST_CODES];
        var suffix = new byte[MOST_CODES];
        var length = new short[MOST_CODES];
        for (int code = 0; code < clear; code++) {
            suffix[code] = (byte) code;
            length[code] = 1;
        }
        var block = new byte[0];
        var at = 0;
        long bits = 0;
        var have = 0;
        var width = minimum + 1;
        var next = end + 1;
        var previous = -1;
        var filled = 0;
        while (filled < indices.length) {
            while (have < width) {
                if (at == block.length) {
                    block = blocks.next();
                    at = 0;
                    if (block.length == 0) {
                        return false;
                    }
                }
                bits |= (long) (block[at++] & 0xFF) << have;
                have += 8;
            }
            var code = (int) (bits & ((1 << width) - 1));
            bits >>>= width;
            have -= width;
            if (code == clear) {
                width = minimum + 1;
                next = end + 1;
                previous = -1;
                continue;
            }
            if (code == end || code > next || (code == next && previous < 0)) {
                return false;
            }
            if (previous < 0) {
                if (code >= clear) {
                    return false;
                }
                indices[filled++] = (byte) code;
                previous = code;
                continue;
            }
            var known = code < next;
            var from = known ? code : previous;
            var count = length[from] + (known ? 0 : 1);
            var last = Math.min(filled + length[from], indices.length);
            // Strings come out last byte first.
            var string = from;
            for (int i = filled + length[from] - 1; i >= filled; i--) {
                if (i < indices.length) {
                    indices[i] = suffix[string];
                }
                string = i > filled ? prefix[string] & 0xFFFF : string;
            }
            var first = suffix[string];
            if (!known && last < indices.length) {
                indices[last] = first;
            }
            if (next < MOST_CODES) {
                prefix[next] = (short) previous;
                suffix[next] = first;
                length[next] = (short) (length[previous] + 1);
                next++;
                if (next == 1 << width && width < 12) {
                    width++;
                }
            }
            filled = Math.min(filled + count, indices.length);
            previous = code;
        }
        return true;
    }

    /// Writes the minimum width and all blocks, the empty one included.
    static void encode(byte[] indices, int minimum, OutputStream target) throws IOException {
        target.write(minimum);
        var out = new BlockWriter(target);
        var clear = 1 << minimum;
        var end = clear + 1;
        var table = new int[1 << 15];
        var codes = new short[1 << 15];
        var width = minimum + 1;
        var next = end + 1;
        Arrays.fill(table, -1);
        out.code(clear, width);
        var current = indices[0] & 0xFF;
        for (int i = 1; i < indices.length; i++) {
            var key = current << 8 | (indices[i] & 0xFF);
            var slot = (key * 0x9E3779B1) >>> 17;
            while (table[slot] != key && table[slot] != -1) {
                slot = slot + 1 & table.length - 1;
            }
            if (table[slot] == key) {
                current = codes[slot];
                continue;
            }
            out.code(current, width);
            current = indices[i] & 0xFF;
            if (next == MOST_CODES) {
                out.code(clear, width);
                Arrays.fill(table, -1);
                width = minimum + 1;
                next = end + 1;
            } else {
                table[slot] = key;
                codes[slot] = (short) next;
                if (next++ == 1 << width) {
                    width++;
                }
            }
        }
        out.code(current, width);
        if (next == 1 << width && width < 12) {
            width++;
        }
        out.code(end, width);
        out.end();
    }

    private static final class BlockWriter {
        private final OutputStream out;
        private final byte[] block = new byte[255];
        private int filled;
        private int bits;
        private int have;

        BlockWriter(OutputStream out) {
            this.out = out;
        }

        void code(int code, int width) throws IOException {
            bits |= code << have;
            have += width;
            while (have >= 8) {
                put(bits);
                bits >>>= 8;
                have -= 8;
            }
        }

        private void put(int value) throws IOException {
            block[filled++] = (byte) value;
            if (filled == block.length) {
                flush();
            }
        }

        private void flush() throws IOException {
            if (filled > 0) {
                out.write(filled);
                out.write(block, 0, filled);
                filled = 0;
            }
        }

        void end() throws IOException {
            if (have > 0) {
                put(bits);
            }
            flush();
            out.write(0);
        }
    }
}
