package dev.candor.c2pa.asset.splice;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import java.util.Comparator;
import java.util.List;

/// Other bytes in place of a range of the source; an empty range is a place to insert at.
public record Edit(Range range, Bytes bytes) {
    /// What is inserted stands before what takes the place of bytes.
    private static final Comparator<Edit> ORDER =
            Comparator.<Edit>comparingLong(edit -> edit.range.start())
                    .thenComparingLong(edit -> edit.range.end());

    /// @param bytes which the caller gives away
    public Edit(Range range, byte[] bytes) {
        this(range, Bytes.of(bytes));
    }

    /// An insertion.
    public static Edit at(long place, byte[] bytes) {
        return new Edit(new Range(place, 0), bytes);
    }

    /// The plan of a copy that is edited and carries no store.
    ///
    /// @param size of the source
    /// @param edits that do not overlap
    public static Splice all(long size, List<Edit> edits) {
        var splice = new Splice.Builder();
        long at = 0;
        for (var edit : edits.stream().sorted(ORDER).toList()) {
            splice.copy(new Range(at, edit.range.start() - at)).fresh(edit.bytes.toArray());
            at = edit.range.end();
        }
        return splice.copy(new Range(at, size - at))
                .build(_ -> List.of(), ContentBinding.Data.whole());
    }
}
