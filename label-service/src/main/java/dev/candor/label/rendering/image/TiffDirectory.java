package dev.candor.label.rendering.image;

import dev.candor.label.rendering.failure.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/// A directory of a TIFF file: which field stands where (TIFF 6.0, section 2).
///
/// @param offset where it starts
/// @param next where the next one starts; 0 after the last
record TiffDirectory(long offset, List<Entry> entries, long next) {
    static final int ENTRY = 12;
    private static final int MOST_VALUES = 1_000_000;

    /// @param at where the entry itself stands in the file
    /// @param value its last four bytes: the value, or where it is
    record Entry(int tag, int type, long count, long at, long value) {
        int size() {
            return switch (type) {
                case 1, 2, 6, 7 -> 1;
                case 3, 8 -> 2;
                case 5, 10, 12 -> 8;
                default -> 4;
            };
        }

        /// Where the values are.
        long place() {
            return count * size() <= 4 ? at + 8 : value;
        }
    }

    static TiffDirectory read(FileChannel file, ByteOrder order, long offset)
            throws IOException, MediaException.Unreadable {
        var count = bytes(file, order, offset, 2).getShort() & 0xFFFF;
        var body = bytes(file, order, offset + 2, count * ENTRY + 4);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            var at = offset + 2 + (long) i * ENTRY;
            entries.add(
                    new Entry(
                            body.getShort() & 0xFFFF,
                            body.getShort() & 0xFFFF,
                            body.getInt() & 0xFFFFFFFFL,
                            at,
                            body.getInt() & 0xFFFFFFFFL));
        }
        return new TiffDirectory(offset, List.copyOf(entries), body.getInt() & 0xFFFFFFFFL);
    }

    boolean has(int tag) {
        return entries.stream().anyMatch(entry -> entry.tag() == tag);
    }

    /// The numbers of a field, empty where it is not there.
    long[] numbers(FileChannel file, ByteOrder order, int tag)
            throws IOException, MediaException.Unreadable {
        for (Entry entry : entries) {
            if (entry.tag() == tag) {
                return numbers(file, order, entry);
            }
        }
        return new long[0];
    }

    private static long[] numbers(FileChannel file, ByteOrder order, Entry entry)
            throws IOException, MediaException.Unreadable {
        if (entry.count() > MOST_VALUES) {
            throw new MediaException.Unreadable(
                    "Field %d has %d values".formatted(entry.tag(), entry.count()), entry.at());
        }
        var values = new long[(int) entry.count()];
        var in = bytes(file, order, entry.place(), values.length * entry.size());
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (entry.size()) {
                        case 1 -> in.get() & 0xFF;
                        case 2 -> in.getShort() & 0xFFFF;
                        case 4 -> in.getInt() & 0xFFFFFFFFL;
                        default -> in.getLong();
                    };
        }
        return values;
    }

    long number(FileChannel file, ByteOrder order, int tag, long otherwise)
            throws IOException, MediaException.Unreadable {
        var values = numbers(file, order, tag);
        return values.length == 0 ? otherwise : values[0];
    }

    /// @throws MediaException.Unreadable where the file does not have them
    static ByteBuffer bytes(FileChannel file, ByteOrder order, long at, int count)
            throws IOException, MediaException.Unreadable {
        if (at < 0 || at > file.size() - count) {
            throw new MediaException.Unreadable("The TIFF file ends early", at);
        }
        var bytes = ByteBuffer.allocate(count).order(order);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new MediaException.Unreadable("The TIFF file ends early", at);
            }
        }
        return bytes.flip();
    }
}
