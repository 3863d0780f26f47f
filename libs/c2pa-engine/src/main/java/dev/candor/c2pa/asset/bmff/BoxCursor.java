package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Optional;

/// Goes from box to box through boxes that lie side by side. Holds one box at a time, however many
/// there are. Not thread safe.
public final class BoxCursor {
    private final ChannelReader asset;
    private final BoxBudget budget;
    private final long end;
    private long position;

    private BoxCursor(ChannelReader asset, Range within, BoxBudget budget) {
        this.asset = asset;
        this.budget = budget;
        this.position = within.start();
        this.end = within.end();
    }

    /// The boxes of the asset itself.
    public static BoxCursor root(ChannelReader asset, BoxBudget budget) {
        return within(asset, new Range(0, asset.size()), budget);
    }

    /// The boxes that lie in a range.
    ///
    /// @param budget how many boxes may be read in all
    public static BoxCursor within(ChannelReader asset, Range range, BoxBudget budget) {
        return new BoxCursor(asset, range, budget);
    }

    /// The next box; nothing at the end.
    ///
    /// @throws MalformedException if what follows is no box, or there are too many
    public Optional<Box> next() throws MalformedException, IOException {
        if (position >= end) {
            return Optional.empty();
        }
        budget.take(position);
        var box = Box.read(asset, position, end);
        position = box.end();
        return Optional.of(box);
    }
}
