package dev.candor.c2pa.binding;

import dev.candor.c2pa.io.Range;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The metadata of an asset, which a hard binding may leave out, found by place: there may be as
/// many pieces of it as there are exclusions, and strangers choose how many.
final class MetadataRanges {
    private final TreeMap<Long, Range> byStart = new TreeMap<>();

    MetadataRanges(List<Range> metadata) {
        for (var range : metadata) {
            byStart.merge(
                    range.start(),
                    range,
                    (left, right) -> left.length() > right.length() ? left : right);
        }
    }

    /// The piece of metadata a range lies in.
    Optional<Range> around(Range range) {
        var before = byStart.floorEntry(range.start());
        return Optional.ofNullable(before)
                .map(entry -> entry.getValue())
                .filter(metadata -> metadata.contains(range));
    }
}
