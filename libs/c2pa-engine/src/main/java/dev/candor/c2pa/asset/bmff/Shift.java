package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.Range;
import java.util.Arrays;
import java.util.List;

/// Where the bytes of an asset lie once boxes were taken out of it and one was put in.
final class Shift {
    private final long size;
    private final long insertion;
    private final long inserted;
    private final long[] starts;
    private final long[] ends;

    /// How many bytes are taken out in front of each range that is.
    private final long[] before;

    /// @param size of the asset
    /// @param removed in order, without overlap
    /// @param insertion in front of which byte something is put
    /// @param inserted how many bytes that is
    Shift(long size, List<Range> removed, long insertion, long inserted) {
        this.size = size;
        this.insertion = insertion;
        this.inserted = inserted;
        this.starts = removed.stream().mapToLong(Range::start).toArray();
        this.ends = removed.stream().mapToLong(Range::end).toArray();
        this.before = new long[starts.length];
        for (int i = 1; i < starts.length; i++) {
            before[i] = before[i - 1] + ends[i - 1] - starts[i - 1];
        }
    }

    long size() {
        return size;
    }

    /// The new place of a byte. What points beyond the asset points there as before.
    long of(long offset) {
        if (offset < 0 || offset > size) {
            return offset;
        }
        int found = Arrays.binarySearch(starts, offset);
        int last = (found < 0 ? -found - 1 : found) - 1;
        long removed = last < 0 ? 0 : before[last] + Math.min(ends[last], offset) - starts[last];
        return offset - removed + (offset >= insertion ? inserted : 0);
    }

    /// The new place of a range whose bytes stay together.
    Range of(Range range) {
        return new Range(of(range.start()), range.length());
    }
}
