package dev.candor.label.rendering.jpeg;

import java.io.IOException;
import java.util.function.IntConsumer;

/// Writes blocks of a component by its tables (T.81, F.1.2).
record BlockCoder(EncodingTable dc, EncodingTable ac) {
    private static final int END_OF_BLOCK = 0;
    private static final int SIXTEEN_ZEROS = 0xF0;

    /// Tells each AC symbol of a block in turn.
    static void symbols(short[] block, IntConsumer each) {
        int zeros = 0;
        for (int at = 1; at < BlockTransform.SIZE; at++) {
            if (block[at] == 0) {
                zeros++;
                continue;
            }
            for (; zeros >= 16; zeros -= 16) {
                each.accept(SIXTEEN_ZEROS);
            }
            each.accept(zeros << 4 | size(block[at]));
            zeros = 0;
        }
        if (zeros > 0) {
            each.accept(END_OF_BLOCK);
        }
    }

    /// Whether there is a code for a difference between two DC coefficients.
    boolean has(int difference) {
        return dc.length(size(difference)) > 0;
    }

    /// Whether there are codes for all AC symbols of a block.
    boolean has(short[] block) {
        var missing = new int[1];
        symbols(block, symbol -> missing[0] += ac.length(symbol) == 0 ? 1 : 0);
        return missing[0] == 0;
    }

    /// How many bits a difference between two DC coefficients takes.
    int bits(int difference) {
        int size = size(difference);
        return dc.length(size) + size;
    }

    /// How many bits the AC coefficients of a block take.
    int bits(short[] block) {
        var sum = new int[1];
        symbols(block, symbol -> sum[0] += ac.length(symbol) + (symbol & 15));
        return sum[0];
    }

    /// Writes a difference between two DC coefficients.
    void put(int difference, BitSink bits) throws IOException {
        put(dc, size(difference), difference, bits);
    }

    /// Writes the AC coefficients of a block.
    void put(short[] block, BitSink bits) throws IOException {
        int zeros = 0;
        for (int at = 1; at < BlockTransform.SIZE; at++) {
            int value = block[at];
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros >= 16; zeros -= 16) {
                put(ac, SIXTEEN_ZEROS, 0, bits);
            }
            put(ac, zeros << 4 | size(value), value, bits);
            zeros = 0;
        }
        if (zeros > 0) {
            put(ac, END_OF_BLOCK, 0, bits);
        }
    }

    private static void put(EncodingTable table, int symbol, int value, BitSink bits)
            throws IOException {
        bits.put(table.code(symbol), table.length(symbol));
        bits.put(value < 0 ? value - 1 : value, size(value));
    }

    /// Bits that a value takes.
    private static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }
}
