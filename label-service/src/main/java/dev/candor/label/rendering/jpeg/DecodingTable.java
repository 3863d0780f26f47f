package dev.candor.label.rendering.jpeg;

/// A Huffman table as a decoder wants it (T.81, annexes C and F.2.2.3).
final class DecodingTable {
    static final int LOOK = 10;

    /// What [#coefficients] gives for the symbol that ends a block: more than there can be.
    static final int REST_OF_BLOCK = 128;

    static final int SIXTEEN_ZEROS = 0xF0;

    private static final int LONGEST = 16;

    /// For each start of `LOOK` bits an entry, or 0 where the code is longer.
    private final int[] quick = new int[1 << LOOK];

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
            int entry = entry(symbols[first + i] & 0xFF, length);
            for (int at = from; at < from + (1 << LOOK - length); at++) {
                quick[at] = entry;
            }
        }
    }

    private static int entry(int symbol, int length) {
        int size = symbol & 15;
        boolean ends = size == 0 && symbol != SIXTEEN_ZEROS;
        int coefficients = ends ? REST_OF_BLOCK : (symbol >>> 4) + 1;
        return coefficients << 24 | length + size << 16 | length << 8 | symbol;
    }

    /// What a code says.
    ///
    /// @param sixteen bits that begin with the code
    int entry(int sixteen) throws DamagedJpegException {
        int entry = quick[sixteen >>> LONGEST - LOOK];
        return entry != 0 ? entry : longEntry(sixteen);
    }

    private int longEntry(int sixteen) throws DamagedJpegException {
        for (int length = LOOK + 1; length <= LONGEST; length++) {
            int code = sixteen >>> LONGEST - length;
            if (code <= last[length]) {
                return entry(symbols[code + offset[length]] & 0xFF, length);
            }
        }
        throw new DamagedJpegException("A code that is in no Huffman table");
    }

    static int symbol(int entry) {
        return entry & 0xFF;
    }

    /// Bits of the code and of the value behind it.
    static int lengthWithValue(int entry) {
        return entry >>> 16 & 0xFF;
    }

    /// How many AC coefficients of a block the code and the value stand for.
    static int coefficients(int entry) {
        return entry >>> 24;
    }

    /// The next symbol.
    int read(BitSource bits) throws DamagedJpegException {
        int entry = entry(bits.peek(LONGEST));
        bits.skip(entry >>> 8 & 0xFF);
        return symbol(entry);
    }
}
