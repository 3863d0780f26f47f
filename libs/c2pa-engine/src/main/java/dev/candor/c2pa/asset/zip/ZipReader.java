package dev.candor.c2pa.asset.zip;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the central directory of a ZIP archive (APPNOTE 6.3.10, 4.3), ZIP64 included, under limits
/// of size and count. Archives on several disks and archives that say a name twice are refused.
public final class ZipReader {
    /// How large a central directory may be.
    public static final int MAX_DIRECTORY = 16 << 20;

    /// How many entries an archive may have.
    public static final int MAX_ENTRIES = 100_000;

    private static final String BOX = "central directory";
    private static final int END = 0x06054B50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR = 0x07064B50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END_64 = 0x06064B50;
    private static final int END_64_LENGTH = 56;
    private static final int HEADER = 0x02014B50;
    private static final int HEADER_LENGTH = 46;
    private static final int ZIP_64 = 1;
    private static final long MAX_16 = 0xFFFF;
    private static final long MAX_32 = 0xFFFF_FFFFL;

    private final ChannelReader asset;

    private ZipReader(ChannelReader asset) {
        this.asset = asset;
    }

    /// The central directory.
    ///
    /// @throws MalformedException if there is none, or it does not end where it says, or two
    /// entries share a name
    public static ZipDirectory read(ChannelReader asset) throws MalformedException, IOException {
        return new ZipReader(asset).directory();
    }

    /// What the end records say.
    ///
    /// @param behind where the headers have to end
    private record Totals(long entries, long size, long offset, long behind) {}

    private ZipDirectory directory() throws MalformedException, IOException {
        var end = end();
        var totals = totals(end);
        if (totals.size > MAX_DIRECTORY || totals.entries > MAX_ENTRIES) {
            throw new MalformedException(
                    BOX,
                    totals.offset,
                    "%d entries in %d bytes".formatted(totals.entries, totals.size));
        }
        if (totals.offset < 0 || totals.offset + totals.size != totals.behind) {
            throw new MalformedException(BOX, end.start(), "it is not where it should be");
        }
        asset.seek(totals.offset);
        var headers = Bytes.of(asset.take((int) totals.size, BOX));
        var entries = entries(headers, totals);
        return new ZipDirectory(entries, new Range(totals.offset, totals.size), end);
    }

    /// The last record that could be the end; bytes may follow it.
    private Range end() throws MalformedException, IOException {
        int length = (int) Math.min(asset.size(), END_LENGTH + LONGEST_COMMENT);
        long start = asset.size() - length;
        asset.seek(start);
        var tail = little(asset.take(length, BOX));
        for (int i = length - END_LENGTH; i >= 0; i--) {
            if (tail.getInt(i) == END) {
                int comment = u16(tail, i + 20);
                if (i + END_LENGTH + comment <= length) {
                    return new Range(start + i, END_LENGTH + comment);
                }
            }
        }
        throw new MalformedException(BOX, asset.size(), "no end of a central directory");
    }

    private Totals totals(Range end) throws MalformedException, IOException {
        asset.seek(end.start());
        var record = little(asset.take(END_LENGTH, BOX));
        long entries = u16(record, 10);
        long size = u32(record, 12);
        long offset = u32(record, 16);
        boolean oneDisk = u16(record, 4) == 0 && u16(record, 6) == 0;
        var large = totals64(end);
        if (large != null) {
            requireSame(entries, MAX_16, large.entries, end);
            requireSame(size, MAX_32, large.size, end);
            requireSame(offset, MAX_32, large.offset, end);
            return large;
        }
        if (!oneDisk || u16(record, 8) != entries) {
            throw new MalformedException(BOX, end.start(), "an archive of several disks");
        }
        return new Totals(entries, size, offset, end.start());
    }

    private static void requireSame(long small, long unsaid, long large, Range end)
            throws MalformedException {
        if (small != unsaid && small != large) {
            throw new MalformedException(BOX, end.start(), "its two ends do not agree");
        }
    }

    private @Nullable Totals totals64(Range end) throws MalformedException, IOException {
        long at = end.start() - LOCATOR_LENGTH;
        if (at < END_64_LENGTH) {
            return null;
        }
        asset.seek(at);
        var locator = little(asset.take(LOCATOR_LENGTH, BOX));
        if (locator.getInt(0) != LOCATOR) {
            return null;
        }
        long start = at - END_64_LENGTH;
        asset.seek(start);
        var record = little(asset.take(END_64_LENGTH, BOX));
        if (locator.getLong(8) != start
                || locator.getInt(4) != 0
                || u32(locator, 16) != 1
                || record.getInt(0) != END_64
                || record.getLong(4) != END_64_LENGTH - 12
                || record.getLong(16) != 0
                || record.getLong(24) != record.getLong(32)) {
            throw new MalformedException(BOX, start, "its end does not fit");
        }
        return new Totals(
                unsigned(record.getLong(32)),
                unsigned(record.getLong(40)),
                unsigned(record.getLong(48)),
                start);
    }

    private static List<ZipEntry> entries(Bytes headers, Totals totals) throws MalformedException {
        var in = headers.toBuffer().order(ByteOrder.LITTLE_ENDIAN);
        var entries = new ArrayList<ZipEntry>();
        var names = new HashSet<String>(); // which, unlike bytes, no stranger can make collide
        int at = 0;
        while (at < headers.length()) {
            long place = totals.offset + at;
            if (headers.length() - at < HEADER_LENGTH || in.getInt(at) != HEADER) {
                throw new MalformedException(BOX, place, "something that is no header");
            }
            int name = u16(in, at + 28);
            int extra = u16(in, at + 30);
            int length = HEADER_LENGTH + name + extra + u16(in, at + 32);
            if (length > headers.length() - at) {
                throw new MalformedException(BOX, place, "a header that ends too late");
            }
            var fields = headers.slice(at + HEADER_LENGTH + name, extra);
            var entry =
                    entry(
                            headers.slice(at, HEADER_LENGTH + name),
                            new Range(place, length),
                            new Large(fields),
                            place + HEADER_LENGTH + name);
            if (!names.add(new String(entry.rawName().toArray(), StandardCharsets.ISO_8859_1))) {
                throw new MalformedException(BOX, place, "two files share a name");
            }
            entries.add(entry);
            at += length;
        }
        if (entries.size() != totals.entries) {
            throw new MalformedException(
                    BOX,
                    totals.offset,
                    "%d entries, not %d".formatted(entries.size(), totals.entries));
        }
        return entries;
    }

    private static ZipEntry entry(Bytes header, Range place, Large large, long extraAt)
            throws MalformedException {
        var in = header.toBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long size = large.orElse(u32(in, 24));
        long compressed = large.orElse(u32(in, 20));
        int taken = large.position();
        long offset = large.orElse(u32(in, 42));
        var offsetField =
                taken == large.position()
                        ? new Range(place.start() + 42, Integer.BYTES)
                        : new Range(extraAt + large.at + taken, Long.BYTES);
        if (size < 0 || compressed < 0 || offset < 0) {
            throw new MalformedException(BOX, place.start(), "a size beyond all bounds");
        }
        return new ZipEntry(
                header.from(HEADER_LENGTH),
                place,
                u16(in, 6),
                u16(in, 8),
                u16(in, 10),
                u32(in, 12),
                u32(in, 16),
                compressed,
                size,
                offset,
                offsetField);
    }

    /// The values of a ZIP64 field, taken in order by those that have no room of their own.
    private static final class Large {
        private final ByteBuffer values;

        /// Where the values begin in the extra field.
        private final int at;

        Large(Bytes extra) {
            var in = extra.toBuffer().order(ByteOrder.LITTLE_ENDIAN);
            var found = Bytes.EMPTY;
            int foundAt = 0;
            int next = 0;
            while (found.isEmpty() && next + 4 <= extra.length()) {
                int length = u16(in, next + 2);
                if (u16(in, next) == ZIP_64 && next + 4 + length <= extra.length()) {
                    found = extra.slice(next + 4, length);
                    foundAt = next + 4;
                }
                next += 4 + length;
            }
            this.values = found.toBuffer().order(ByteOrder.LITTLE_ENDIAN).slice();
            this.values.order(ByteOrder.LITTLE_ENDIAN);
            this.at = foundAt;
        }

        long orElse(long small) {
            return small == MAX_32 && values.remaining() >= 8 ? values.getLong() : small;
        }

        /// How many bytes of the values were taken.
        int position() {
            return values.position();
        }
    }

    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int u16(ByteBuffer in, int at) {
        return Short.toUnsignedInt(in.getShort(at));
    }

    static long u32(ByteBuffer in, int at) {
        return Integer.toUnsignedLong(in.getInt(at));
    }

    /// What a `long` cannot hold is more than any asset has.
    private static long unsigned(long value) {
        return value < 0 ? Long.MAX_VALUE >> 1 : value;
    }
}
