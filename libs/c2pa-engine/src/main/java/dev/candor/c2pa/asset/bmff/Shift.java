package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.Range;
import java.util.Arrays;
import java.util.List;

/// Where the bytes of an asset lie once boxes were taken out of it and others were put in.
final class Shift {
    private final long size;
    private final long[] starts;
    private final long[] ends;

    /// How many bytes are taken out in front of each range that is.
    private final long[] before;

    /// In front of which bytes something is put in, in order.
    private final long[] places;

    /// How many bytes are put in up to each place, that one included.
    private final long[] added;

    /// Bytes that are put in.
    ///
    /// @param at in front of which byte of the asset
    /// @param length how many they are
    record Insertion(long at, long length) {}

    /// @param size of the asset
    /// @param removed in order, without overlap
    /// @param inserted in order
    Shift(long size, List<Range> removed, List<Insertion> inserted) {
        this.size = size;
        this.starts = removed.stream().mapToLong(Range::start).toArray();
        this.ends = removed.stream().mapToLong(Range::end).toArray();
        this.before = new long[starts.length];
        for (int i = 1; i < starts.length; i++) {
            before[i] = before[i - 1] + ends[i - 1] - starts[i - 1];
        }
        this.places = inserted.stream().mapToLong(Insertion::at).toArray();
        this.added = inserted.stream().mapToLong(Insertion::length).toArray();
        Arrays.parallelPrefix(added, Math::addExact);
    }

    long size() {
        return size;
    }

    /// The new place of a byte. What points beyond the asset points there as before.
    long of(long offset) {
        return moved(offset, offset);
    }

    /// The new place of what begins in front of a byte: of what is put in there, if something is.
    long inFrontOf(long offset) {
        return moved(offset, offset - 1);
    }

    /// @param last up to which byte what is put in counts
    private long moved(long offset, long last) {
        if (offset < 0 || offset > size) {
            return offset;
        }
        int taken = behind(starts, offset - 1) - 1;
        long removed =
                taken < 0 ? 0 : before[taken] + Math.min(ends[taken], offset) - starts[taken];
        int put = behind(places, last) - 1;
        return offset - removed + (put < 0 ? 0 : added[put]);
    }

    /// How many numbers of an ascending list are not greater than a limit.
    private static int behind(long[] numbers, long limit) {
        int low = 0;
        int high = numbers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The new place of a range whose bytes stay together.
    Range of(Range range) {
        return new Range(of(range.start()), range.length());
    }
}
