package dev.candor.label.rendering.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Packs and unpacks a strip or tile of a TIFF file (TIFF 6.0, sections 9, 13 and 14; Deflate of
/// Technical Note 2).
///
/// @param compression value of the field
/// @param differences whether samples are stored as steps from the pixel on the left
/// @param bands samples a pixel
/// @param bytes of a sample, 1 or 2
record TiffCoding(int compression, boolean differences, int bands, int bytes, ByteOrder order) {
    static final int NONE = 1;
    static final int LZW = 5;
    static final int DEFLATE = 8;
    static final int PACK_BITS = 32773;
    static final int DEFLATE_OLD = 32946;

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_CODES = 4096;

    static boolean known(long compression) {
        return compression == NONE
                || compression == LZW
                || compression == DEFLATE
                || compression == DEFLATE_OLD
                || compression == PACK_BITS;
    }

    /// @param rowBytes of a row of pixels
    /// @return `size` bytes, or none where the data does not reach
    byte[] unpack(byte[] packed, int size, int rowBytes) {
        var bytes =
                switch (compression) {
                    case LZW -> lzw(packed, size);
                    case DEFLATE, DEFLATE_OLD -> inflated(packed, size);
                    case PACK_BITS -> unpackedBits(packed, size);
                    default -> packed.length < size ? new byte[0] : packed.clone();
                };
        if (differences && bytes.length > 0) {
            for (int row = 0; row < size / rowBytes; row++) {
                sum(bytes, row * rowBytes, rowBytes);
            }
        }
        return bytes;
    }

    byte[] pack(byte[] plain, int rowBytes) {
        var bytes = plain.clone();
        if (differences) {
            for (int row = 0; row < bytes.length / rowBytes; row++) {
                step(bytes, row * rowBytes, rowBytes);
            }
        }
        return switch (compression) {
            case LZW -> packedLzw(bytes);
            case DEFLATE, DEFLATE_OLD -> deflated(bytes);
            case PACK_BITS -> packedBits(bytes, rowBytes);
            default -> bytes;
        };
    }

    private void sum(byte[] row, int from, int length) {
        for (int at = from + bands * this.bytes; at < from + length; at += this.bytes) {
            put(row, at, get(row, at) + get(row, at - bands * this.bytes));
        }
    }

    private void step(byte[] row, int from, int length) {
        for (int at = from + length - this.bytes;
                at >= from + bands * this.bytes;
                at -= this.bytes) {
            put(row, at, get(row, at) - get(row, at - bands * this.bytes));
        }
    }

    int get(byte[] row, int at) {
        if (bytes == 1) {
            return row[at] & 0xFF;
        }
        return order == ByteOrder.BIG_ENDIAN
                ? (row[at] & 0xFF) << 8 | (row[at + 1] & 0xFF)
                : (row[at + 1] & 0xFF) << 8 | (row[at] & 0xFF);
    }

    void put(byte[] row, int at, int value) {
        if (bytes == 1) {
            row[at] = (byte) value;
        } else {
            var big = order == ByteOrder.BIG_ENDIAN;
            row[at] = (byte) (big ? value >>> 8 : value);
            row[at + 1] = (byte) (big ? value : value >>> 8);
        }
    }

    private static byte[] inflated(byte[] packed, int size) {
        var inflater = new Inflater();
        try {
            var bytes = new byte[size];
            inflater.setInput(packed);
            var filled = 0;
            while (filled < size) {
                var count = inflater.inflate(bytes, filled, size - filled);
                if (count == 0) {
                    return new byte[0];
                }
                filled += count;
            }
            return bytes;
        } catch (DataFormatException _) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream(bytes.length / 2);
            var buffer = new byte[1 << 15];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] unpackedBits(byte[] packed, int size) {
        var bytes = new byte[size];
        var filled = 0;
        var at = 0;
        while (filled < size) {
            if (at >= packed.length) {
                return new byte[0];
            }
            int head = packed[at++];
            if (head >= 0) {
                var count = Math.min(head + 1, size - filled);
                if (at + count > packed.length) {
                    return new byte[0];
                }
                System.arraycopy(packed, at, bytes, filled, count);
                at += head + 1;
                filled += count;
            } else if (head != -128) {
                if (at >= packed.length) {
                    return new byte[0];
                }
                var count = Math.min(1 - head, size - filled);
                java.util.Arrays.fill(bytes, filled, filled + count, packed[at++]);
                filled += count;
            }
        }
        return bytes;
    }

    /// Each row for itself, as the standard asks.
    private static byte[] packedBits(byte[] bytes, int rowBytes) {
        var out = new ByteArrayOutputStream(bytes.length);
        for (int row = 0; row < bytes.length; row += rowBytes) {
            var end = Math.min(row + rowBytes, bytes.length);
            for (int at = row; at < end; at += run(bytes, at, end, out)) {
                continue;
            }
        }
        return out.toByteArray();
    }

    private static int run(byte[] bytes, int at, int end, ByteArrayOutputStream out) {
        var same = 1;
        while (at + same < end && same < 128 && bytes[at + same] == bytes[at]) {
            same++;
        }
        if (same > 1) {
            out.write(1 - same);
            out.write(bytes[at]);
            return same;
        }
        var count = 1;
        while (at + count < end
                && count < 128
                && (at + count + 1 >= end || bytes[at + count] != bytes[at + count + 1])) {
            count++;
        }
        out.write(count - 1);
        out.write(bytes, at, count);
        return count;
    }

    /// Codes of 9 to 12 bits, most significant bit first, each width one code early.
    private static byte[] lzw(byte[] packed, int size) {
        var bytes = new byte[size];
        var start = new int[MOST_CODES];
        var length = new int[MOST_CODES];
        var bits = 0L;
        var have = 0;
        var at = 0;
        var width = 9;
        var next = END + 1;
        var previous = -1;
        var previousAt = 0;
        var filled = 0;
        while (filled < size) {
            while (have < width) {
                if (at == packed.length) {
                    return new byte[0];
                }
                bits = bits << 8 | (packed[at++] & 0xFF);
                have += 8;
            }
            var code = (int) (bits >>> (have - width)) & ((1 << width) - 1);
            have -= width;
            bits &= (1L << have) - 1;
            if (code == CLEAR) {
                width = 9;
                next = END + 1;
                previous = -1;
                continue;
            }
            if (code == END || code > next || (code >= next && previous < 0)) {
                return new byte[0];
            }
            // A new code stands for the last string and the byte after it, both in what is out.
            var fresh = previous >= 0 && next < MOST_CODES;
            if (fresh) {
                start[next] = previousAt;
                length[next] = (previous < CLEAR ? 1 : length[previous]) + 1;
            }
            if (code == next && !fresh) {
                return new byte[0];
            }
            var count = Math.min(code < CLEAR ? 1 : length[code], size - filled);
            for (int i = 0; i < count; i++) {
                bytes[filled + i] = code < CLEAR ? (byte) code : bytes[start[code] + i];
            }
            previousAt = filled;
            previous = code;
            filled += count;
            if (fresh) {
                next++;
                if (next == (1 << width) - 1 && width < 12) {
                    width++;
                }
            }
        }
        return bytes;
    }

    private static byte[] packedLzw(byte[] bytes) {
        var out = new BitWriter();
        var table = new int[1 << 15];
        var codes = new short[1 << 15];
        java.util.Arrays.fill(table, -1);
        var width = 9;
        var next = END + 1;
        out.code(CLEAR, width);
        var current = bytes[0] & 0xFF;
        for (int i = 1; i < bytes.length; i++) {
            var key = current << 8 | (bytes[i] & 0xFF);
            var slot = (key * 0x9E3779B1) >>> 17;
            while (table[slot] != key && table[slot] != -1) {
                slot = slot + 1 & table.length - 1;
            }
            if (table[slot] == key) {
                current = codes[slot];
                continue;
            }
            out.code(current, width);
            current = bytes[i] & 0xFF;
            table[slot] = key;
            codes[slot] = (short) next++;
            if (next == MOST_CODES - 1) {
                out.code(CLEAR, width);
                java.util.Arrays.fill(table, -1);
                width = 9;
                next = END + 1;
            } else if (next == 1 << width) {
                width++;
            }
        }
        out.code(current, width);
        if (next == (1 << width) - 1 && width < 12) {
            width++;
        }
        out.code(END, width);
        return out.end();
    }

    private static final class BitWriter {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long bits;
        private int have;

        void code(int code, int width) {
            bits = bits << width | code;
            have += width;
            while (have >= 8) {
                out.write((int) (bits >>> (have - 8)));
                have -= 8;
            }
            bits &= (1L << have) - 1;
        }

        byte[] end() {
            if (have > 0) {
                out.write((int) (bits << (8 - have)));
            }
            return out.toByteArray();
        }
    }
}
