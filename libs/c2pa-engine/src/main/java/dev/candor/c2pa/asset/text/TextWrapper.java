package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
        private static final byte[] MAGIC = {'C', '2', 'P', 'A', 'T', 'X', 'T', 0};
        private static final int VERSION = 1;
        private static final int HEADER = 13;
        private static final int NONE = -1;

        /// How many bytes of text may fill up for each byte that is wrapped: a selector takes three
        /// bytes or four.
        private static final int LONGEST_SELECTOR = 4;

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
            long most = TextBytes.MARK.length + (HEADER + length) * LONGEST_SELECTOR + 6;
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
