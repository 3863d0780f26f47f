package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.io.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What of a root box is not hashed.
///
/// @param whole whether the box is left out in its entirety by one exclusion
/// @param ranges of the asset, in order, without overlap
record Excluded(boolean whole, List<Range> ranges) {
    Excluded {
        ranges = List.copyOf(ranges);
    }

    /// The exclusions of a box, as they came.
    static Excluded of(Box box, List<Range> ranges) {
        var sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(Range::start));
        var merged = new ArrayList<Range>();
        for (var range : sorted) {
            if (range.length() == 0) {
                continue;
            }
            if (!merged.isEmpty() && range.start() <= merged.getLast().end()) {
                var last = merged.removeLast();
                long end = Math.max(last.end(), range.end());
                merged.add(new Range(last.start(), end - last.start()));
            } else {
                merged.add(range);
            }
        }
        return new Excluded(ranges.contains(box.range()), merged);
    }

    /// What is left of the box.
    List<Range> rest(Box box) {
        var rest = new ArrayList<Range>();
        long from = box.start();
        for (var range : ranges) {
            rest.add(new Range(from, range.start() - from));
            from = range.end();
        }
        rest.add(new Range(from, box.end() - from));
        return rest;
    }

    /// Whether all that is left out lies in `range`.
    boolean isWithin(Range range) {
        return ranges.stream().allMatch(range::contains);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }
}
