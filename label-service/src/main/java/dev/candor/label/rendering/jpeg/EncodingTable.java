package dev.candor.label.rendering.jpeg;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A Huffman table as an encoder wants it: one that a picture has, or the shortest for given counts
/// (T.81, annexes C and K.2).
final class EncodingTable {
    private static final int SYMBOLS = 256;
    private static final int LONGEST = 16;

    private final int[] codes = new int[SYMBOLS];
    private final byte[] lengths = new byte[SYMBOLS];
    private final byte[] segment;

    private EncodingTable(byte[] segment) {
        this.segment = segment;
    }

    /// @param counts how often each symbol comes; one that comes never has no code
    static EncodingTable of(long[] counts) {
        return of(limited(perLength(counts)), order(counts));
    }

    /// The table that a picture has. A symbol that it has no code for has a length of 0.
    ///
    /// @param payload of a DHT segment, in which a [DecodingTable] was found
    /// @param at of the 16 counts
    static EncodingTable read(byte[] payload, int at) {
        var perLength = new int[LONGEST + 1];
        int number = 0;
        for (int length = 1; length <= LONGEST; length++) {
            perLength[length] = payload[at + length - 1] & 0xFF;
            number += perLength[length];
        }
        int first = at + LONGEST;
        var order = IntStream.range(first, first + number).map(i -> payload[i] & 0xFF).toArray();
        return of(perLength, order);
    }

    private static EncodingTable of(int[] perLength, int[] order) {
        var segment = new byte[LONGEST + order.length];
        var table = new EncodingTable(segment);
        int code = 0;
        int next = 0;
        for (int length = 1; length <= LONGEST; length++) {
            segment[length - 1] = (byte) perLength[length];
            for (int i = 0; i < perLength[length]; i++) {
                int symbol = order[next];
                segment[LONGEST + next++] = (byte) symbol;
                table.codes[symbol] = code++;
                table.lengths[symbol] = (byte) length;
            }
            code <<= 1;
        }
        return table;
    }

    /// The 16 counts and the symbols, as a DHT segment has them.
    byte[] segment() {
        return segment.clone();
    }

    int code(int symbol) {
        return codes[symbol];
    }

    /// 0 where there is no code for it.
    int length(int symbol) {
        return lengths[symbol];
    }

    /// Symbols that come, the most frequent first.
    private static int[] order(long[] counts) {
        return IntStream.range(0, SYMBOLS)
                .filter(symbol -> counts[symbol] > 0)
                .boxed()
                .sorted((one, other) -> Long.compare(counts[other], counts[one]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// How many codes there are of each length, before they are limited. One more symbol, which
    /// comes once, takes the code of ones alone, which T.81 leaves unused.
    private static int[] perLength(long[] counts) {
        var weight = Arrays.copyOf(counts, SYMBOLS + 1);
        weight[SYMBOLS] = 1;
        var size = new int[SYMBOLS + 1];
        var other = new int[SYMBOLS + 1];
        Arrays.fill(other, -1);
        while (true) {
            int least = least(weight, -1);
            int second = least(weight, least);
            if (second < 0) {
                break;
            }
            weight[least] += weight[second];
            weight[second] = 0;
            int at = least;
            size[at]++;
            while (other[at] >= 0) {
                at = other[at];
                size[at]++;
            }
            other[at] = second;
            at = second;
            size[at]++;
            while (other[at] >= 0) {
                at = other[at];
                size[at]++;
            }
        }
        var perLength = new int[SYMBOLS + 2];
        for (int symbol = 0; symbol <= SYMBOLS; symbol++) {
            if (size[symbol] > 0) {
                perLength[size[symbol]]++;
            }
        }
        return perLength;
    }

    private static int least(long[] weight, int but) {
        int least = -1;
        for (int symbol = 0; symbol < weight.length; symbol++) {
            if (symbol != but
                    && weight[symbol] > 0
                    && (least < 0 || weight[symbol] <= weight[least])) {
                least = symbol;
            }
        }
        return least;
    }

    /// No code is longer than 16 bits; the one of the symbol that is none goes.
    private static int[] limited(int[] perLength) {
        for (int length = perLength.length - 1; length > LONGEST; length--) {
            while (perLength[length] > 0) {
                int shorter = length - 2;
                while (perLength[shorter] == 0) {
                    shorter--;
                }
                perLength[length] -= 2;
                perLength[length - 1]++;
                perLength[shorter + 1] += 2;
                perLength[shorter]--;
            }
        }
        int longest = LONGEST;
        while (perLength[longest] == 0) {
            longest--;
        }
        perLength[longest]--;
        return perLength;
    }
}
