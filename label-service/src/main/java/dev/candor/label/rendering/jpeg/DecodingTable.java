package dev.candor.label.rendering.jpeg;

/// A Huffman table as a decoder wants it (T.81, annexes C and F.2.2.3).
final class DecodingTable {
    static final int LOOK = 10;

    private static final int LONGEST = 16;

    /// For each start of `LOOK` bits: length << 8 | symbol, or 0 where the code is longer.
    private final short[] quick = new short[1 << LOOK];

    /// By length: the last code of this length, or -1.
    private final int[] last = new int[LONGEST + 1];

    /// By length: what to add to a code to have the number of its symbol.
    private final int[] offset = new int[LONGEST + 1];

    private final byte[] symbols;

    private DecodingTable(byte[] symbols) {
        this.symbols = symbols;
    }

    /// @param payload of a DHT segment
    /// @param at of the 16 counts
    /// @throws DamagedJpegException when there are more codes than bits tell apart
    static DecodingTable read(byte[] payload, int at) throws DamagedJpegException {
        int number = 0;
        for (int length = 1; length <= LONGEST; length++) {
            number += count(payload, at, length);
        }
        if (number > 256 || at + LONGEST + number > payload.length) {
            throw new DamagedJpegException("A Huffman table of %d codes".formatted(number));
        }
        var symbols = new byte[number];
        System.arraycopy(payload, at + LONGEST, symbols, 0, number);
        var table = new DecodingTable(symbols);
        int code = 0;
        int first = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = count(payload, at, length);
            if (code + count > 1 << length) {
                throw new DamagedJpegException("Huffman codes that are no codes");
            }
            table.offset[length] = first - code;
            table.last[length] = count == 0 ? -1 : code + count - 1;
            table.quick(code, count, length, first);
            code = code + count << 1;
            first += count;
        }
        return table;
    }

    private static int count(byte[] payload, int at, int length) {
        return payload[at + length - 1] & 0xFF;
    }

    private void quick(int code, int count, int length, int first) {
        if (length > LOOK) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int from = code + i << LOOK - length;
            var entry = (short) (length << 8 | symbols[first + i] & 0xFF);
            for (int at = from; at < from + (1 << LOOK - length); at++) {
                quick[at] = entry;
            }
        }
    }

    /// The next symbol.
    int read(BitSource bits) throws DamagedJpegException {
        int entry = quick[bits.peek(LOOK)];
        if (entry != 0) {
            bits.skip(entry >>> 8);
            return entry & 0xFF;
        }
        return readLong(bits);
    }

    private int readLong(BitSource bits) throws DamagedJpegException {
        int sixteen = bits.peek(LONGEST);
        for (int length = LOOK + 1; length <= LONGEST; length++) {
            int code = sixteen >>> LONGEST - length;
            if (code <= last[length]) {
                bits.skip(length);
                return symbols[code + offset[length]] & 0xFF;
            }
        }
        throw new DamagedJpegException("A code that is in no Huffman table");
    }
}
