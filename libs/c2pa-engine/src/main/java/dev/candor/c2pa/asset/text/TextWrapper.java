package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Bytes hidden in text as variation selectors behind a zero-width no-break space (C2PA 2.4, A.8):
///
/// ```
/// aligned(8) class C2PATextManifestWrapper {
///     unsigned int(64) magic = 0x4332504154585400;  // "C2PATXT\0"
///     unsigned int(8)  version = 1;
///     unsigned int(32) manifestLength;
///     unsigned int(8)  jumbfContainer[manifestLength];
/// }
/// ```
sealed interface TextWrapper {
    /// `"C2PATXT\0"`.
    byte[] MAGIC = {'C', '2', 'P', 'A', 'T', 'X', 'T', 0};

    int VERSION = 1;

    /// How many bytes stand before the store.
    int HEADER = 13;

    /// How many bytes of text a wrapped byte takes at most: a selector takes three or four.
    int LONGEST_SELECTOR = 4;

    /// From this many bytes of text on any number can be filled up with selectors.
    int LEAST_FILLING = 6;

    /// How long a wrapper is that is filled up, whatever the bytes of the store are.
    ///
    /// @param store count of its bytes
    static long paddedLength(int store) {
        return TextBytes.MARK.length + (long) (HEADER + store) * LONGEST_SELECTOR + LEAST_FILLING;
    }

    /// A wrapper around a store, of the length that [#paddedLength] says: filled up with selectors
    /// of zero first, then with the longest ones.
    static byte[] padded(Bytes store) {
        var text = ByteBuffer.allocate(Math.toIntExact(paddedLength(store.length())));
        text.put(TextBytes.MARK);
        var header = ByteBuffer.allocate(HEADER).put(MAGIC).put((byte) VERSION);
        putSelectors(text, Bytes.of(header.putInt(store.length()).array()));
        putSelectors(text, store);
        while (text.remaining() % LONGEST_SELECTOR != 0) {
            putSelector(text, 0);
        }
        while (text.hasRemaining()) {
            putSelector(text, 0xFF);
        }
        return text.array();
    }

    private static void putSelectors(ByteBuffer text, Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            putSelector(text, bytes.get(i) & 0xFF);
        }
    }

    private static void putSelector(ByteBuffer text, int value) {
        if (value < 16) {
            text.put((byte) 0xEF).put((byte) 0xB8).put((byte) (0x80 | value));
        } else {
            int behind = value - 16;
            text.put((byte) 0xF3).put((byte) 0xA0);
            text.put((byte) (0x84 | behind >> 6)).put((byte) (0x80 | behind & 0x3F));
        }
    }

    /// A wrapper that is whole.
    ///
    /// @param range from the space to the last selector of the store
    /// @param padded as well, and with the selectors behind them that only fill up; the same if
    /// there are none
    record Whole(Bytes store, Range range, Range padded) implements TextWrapper {}

    /// What begins as a wrapper, and is none.
    record Corrupted() implements TextWrapper {}

    /// Reads wrappers. Not thread safe.
    final class Reader {
        private static final int NONE = -1;

        private final ChannelReader in;

        Reader(ChannelReader in) {
            this.in = in;
            in.seek(0);
        }

        /// The next wrapper, whole or corrupted; nothing at the end of the text.
        Optional<TextWrapper> next() throws IOException {
            while (findMark()) {
                long start = in.position() - TextBytes.MARK.length;
                var header = take(HEADER);
                if (header.length >= MAGIC.length
                        && Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                    return Optional.of(read(start, header));
                }
            }
            return Optional.empty();
        }

        private boolean findMark() throws IOException {
            for (int next = in.next(); next >= 0; next = in.next()) {
                if (next == (TextBytes.MARK[0] & 0xFF)) {
                    long behind = in.position();
                    if (in.next() == (TextBytes.MARK[1] & 0xFF)
                            && in.next() == (TextBytes.MARK[2] & 0xFF)) {
                        return true;
                    }
                    in.seek(behind);
                }
            }
            return false;
        }

        private TextWrapper read(long start, byte[] header) throws IOException {
            if (header.length < HEADER || header[MAGIC.length] != VERSION) {
                return new Corrupted();
            }
            long length = 0;
            for (int i = MAGIC.length + 1; i < HEADER; i++) {
                length = length << 8 | header[i] & 0xFF;
            }
            if (length > Container.MAX_STORE) {
                return new Corrupted();
            }
            var store = take((int) length);
            if (store.length < length) {
                return new Corrupted();
            }
            var range = new Range(start, in.position() - start);
            return new Whole(Bytes.of(store), range, padded(range, length));
        }

        /// Generators fill up to a length they know beforehand: with selectors of zero first, then
        /// with the longest ones.
        private Range padded(Range range, long length) throws IOException {
            long most = paddedLength((int) length);
            long end = range.end();
            boolean zeros = true;
            for (int next = selector(); next == 0xFF || next == 0 && zeros; next = selector()) {
                zeros = next == 0;
                end = in.position();
            }
            in.seek(end);
            return end - range.start() <= most
                    ? new Range(range.start(), end - range.start())
                    : range;
        }

        /// Up to so many bytes; fewer where the selectors end.
        private byte[] take(int count) throws IOException {
            var taken = new ByteArrayOutputStream();
            while (taken.size() < count) {
                long before = in.position();
                int next = selector();
                if (next == NONE) {
                    in.seek(before);
                    break;
                }
                taken.write(next);
            }
            return taken.toByteArray();
        }

        /// The byte of the next selector: U+FE00 to U+FE0F, then U+E0100 to U+E01EF.
        private int selector() throws IOException {
            int first = in.next();
            if (first == 0xEF) {
                return in.next() == 0xB8 ? low(in.next()) : NONE;
            }
            return first == 0xF3 && in.next() == 0xA0 ? high(in.next(), in.next()) : NONE;
        }

        private static int low(int last) {
            return last >= 0x80 && last <= 0x8F ? last - 0x80 : NONE;
        }

        private static int high(int third, int last) {
            if (third < 0x84 || third > 0x87 || last < 0x80 || last > 0xBF) {
                return NONE;
            }
            int value = ((third - 0x84) << 6 | last - 0x80) + 16;
            return value <= 0xFF ? value : NONE;
        }
    }
}
